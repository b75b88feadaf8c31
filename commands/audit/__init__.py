"""Looks at a built site as a stranger would: what readers, search engines and hosts would stumble over.

`gate` holds the quick checks, which every build passes before it takes the place of the last one. `checks` adds
those that take seconds or tools of their own; `run` runs them all.
"""
