"""Visitors' pages, kept while they are true: knows addresses, answers and questions, and no content type."""
