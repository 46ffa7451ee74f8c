"""The cache of finished pages; it knows no content type."""
