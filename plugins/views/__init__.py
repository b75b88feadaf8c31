"""Finished objects for templates, built by pure functions from the model.

Knows neither Pelican nor Jinja nor Markdown.
"""
