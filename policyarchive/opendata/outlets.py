"""One way out and one way in for every content type: its own bulk format, or the one that all share."""

from collections.abc import Iterator
from functools import partial
from importlib import import_module
from typing import Any

from policyarchive.content.registry import ContentType
from policyarchive.opendata.content import exporting
from policyarchive.opendata.content.importing import ContentImporter


def records_of(known: ContentType) -> Iterator[dict[str, Any]]:
    return import_module(known.bulk).records() if known.bulk else exporting.records(known)


def importer_of(known: ContentType, *, is_rehearsal: bool) -> Any:
    make = import_module(known.bulk).Importer if known.bulk else partial(ContentImporter, known)
    return make(is_rehearsal=is_rehearsal)
