"""Room for stages, publishing and what belongs to them; it knows no content type."""
