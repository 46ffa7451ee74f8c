"""Everything that editors can open; Django finds it here."""

from policyarchive.backoffice import accounts, agreements, areas, audit, cities, library, misses, posts, site

__all__ = ["accounts", "agreements", "areas", "audit", "cities", "library", "misses", "posts", "site"]
