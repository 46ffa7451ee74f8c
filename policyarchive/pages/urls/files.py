"""Addresses beside the list and the pages of a content type: its feed, and the files of a row."""

from typing import Any

from django.urls import URLPattern, path

from policyarchive.pages.views import files
from policyarchive.pages.views.feeds import feed_of


def file_urls(under: str, model: Any) -> list[URLPattern]:
    """Return the addresses of a row's attachments and share image, below the address of its page."""
    name = model._meta.model_name
    return [
        path(f"{under}attachments.zip", files.attachments_of(model), name=f"{name}_attachments"),
        path(f"{under}share.jpg", files.share_of(model), name=f"{name}_share"),
    ]


def feed_url(under: str, model: Any) -> URLPattern:
    """Return the address of a type's feed, below that of its list; it stands before those of rows."""
    return path(f"{under}feed/", feed_of(model), name=f"{model._meta.model_name}_feed")
