"""Room for pictures and attachments; it knows no content type."""
