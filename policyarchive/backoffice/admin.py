"""Everything that editors can open; Django finds it here."""

from policyarchive.backoffice import accounts, audit, misses
from policyarchive.backoffice.content import agreements, areas, cities, posts
from policyarchive.backoffice.content import site_settings as site
from policyarchive.backoffice.library import admin as library

__all__ = ["accounts", "agreements", "areas", "audit", "cities", "library", "misses", "posts", "site"]
