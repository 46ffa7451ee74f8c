"""Stages, working copies, revisions and schedules; it knows no content type."""
