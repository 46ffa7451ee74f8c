"""The bulk format of posts, which has fields of its own, as the outlets for all types ask for it."""

from policyarchive.opendata.exporting import export_records as records
from policyarchive.opendata.importing import PostImporter as Importer

__all__ = ["Importer", "records"]
