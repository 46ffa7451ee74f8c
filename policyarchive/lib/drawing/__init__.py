"""Drawings: pure functions from plain records to SVG, which know no models, no pages and no language."""
