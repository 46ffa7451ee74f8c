"""Measures what was promised, where it can be as a ratio within one run: another machine may be slower."""
