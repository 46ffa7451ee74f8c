"""Korean and English search; it knows no content type."""
