"""Atom feeds: what an entry is, entries of each content type, and the document."""
