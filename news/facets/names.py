"""The names of facets: all posts, those of a category, area or city, those that a language has whole."""

from django.db.models import Model

EVERY_POST = "all"
_KINDS = {"category": "category", "cooperationarea": "area", "city": "city"}


def facet_of(row: Model) -> str:
    """Return the facet of a category, an area or a city, such as `area:3`."""
    return f"{_KINDS[str(row._meta.model_name)]}:{row.pk}"


def facet_of_language(code: str) -> str:
    return f"language:{code}"
