"""Addresses beside the page of a row that has files."""

from typing import Any

from django.urls import URLPattern, path

from policyarchive.pages.views import files


def file_urls(under: str, model: Any) -> list[URLPattern]:
    """Return the addresses of a row's attachments and share image, below the address of its page."""
    name = model._meta.model_name
    return [
        path(f"{under}attachments.zip", files.attachments_of(model), name=f"{name}_attachments"),
        path(f"{under}share.jpg", files.share_of(model), name=f"{name}_share"),
    ]
