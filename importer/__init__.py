"""Brings a Squarespace or WordPress export over: front matter, Markdown, pictures, old addresses, a report.

Stands beside the site: it imports `plugins.model` only, and nothing imports it but the task `import`.
"""
