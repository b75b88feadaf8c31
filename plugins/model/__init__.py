"""What content is: typed entries, the practice's facts, and how a file becomes one.

Knows neither Pelican nor Jinja nor Markdown.
"""
