"""The public pages: they see all content, and no other front end."""
