"""Everything that editors can open; Django finds it here."""

from policyarchive.backoffice import accounts, agreements, areas, audit, cities, library, posts, site

__all__ = ["accounts", "agreements", "areas", "audit", "cities", "library", "posts", "site"]
