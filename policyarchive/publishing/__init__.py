"""Stages, working copies, revisions, schedules and the log; it knows no content type."""
