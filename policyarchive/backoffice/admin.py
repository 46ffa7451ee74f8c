"""Everything that editors can open; Django finds it here."""

from policyarchive.backoffice.access import accounts
from policyarchive.backoffice.content import agreements, areas, cities, posts
from policyarchive.backoffice.content import site_settings as site
from policyarchive.backoffice.library import admin as library
from policyarchive.backoffice.reports import log as audit
from policyarchive.backoffice.reports import misses

__all__ = ["accounts", "agreements", "areas", "audit", "cities", "library", "misses", "posts", "site"]
