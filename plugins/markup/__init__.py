"""How an author's text becomes HTML: Markdown extensions, and the theme's components for use in texts.

Imports the model and the views. Pelican plugins use `text.Text`.
"""
