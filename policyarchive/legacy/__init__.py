"""Pages of the old site, saved as text, become posts.

Reading a page is pure and knows no database; `matching`, `categories` and `store` do.
"""
