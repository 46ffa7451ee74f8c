"""Backups: all that the archive holds in one file, and restored from it."""
