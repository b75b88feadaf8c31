"""Files made from content that take their time: photos in every size, social cards.

Each is kept in a `Store` under a key for everything that goes into it. Imports model and views.
"""
