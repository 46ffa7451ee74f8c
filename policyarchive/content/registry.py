"""The content types of the site. Each app describes its own in `content.py`; nobody else lists them."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import Promise

from policyarchive.lib.language.translated import columns

FILE_VIEWS = ("attachments", "share")  # what there is beside the page of a row with files


class Part(Protocol):
    """Public rows that have a language whole, newest first; it knows how many without reading them."""

    @property
    def count(self) -> int: ...

    def languages_of(self, first: int, last: int) -> list[tuple[Any, list[str]]]:
        """Return the rows from FIRST up to LAST, each with all languages that it has whole."""


@dataclass(frozen=True)
class ContentType:
    """A type of content as the rest of the program knows it.

    KIND is its name in the search and SECTION its part of the sitemap. LABEL is what the menu, the trail and
    the search call it. DETAIL and LISTING name its views; KEY is the attribute that stands in an address.
    TITLE is the translated text that a row goes by. PICTURE and ATTACHMENTS are lookups from a row to files
    of the library, BODIES its rich texts without their languages, AREAS the accessor of its areas in order.
    BELONGINGS are the labels of models that who publishes the type may change as well, such as its
    categories. PUBLIC gives the rows that anybody may see, without their long texts. LAST_CHANGED gives the
    moment at which a row changed for readers and LATEST_CHANGE that of the newest; a type that records no
    moment has neither. IN_LANGUAGE gives the rows that a language has whole, where a type keeps a list of
    them. URLS is the module with the addresses of a type that brings its own, below the language. DATES are
    properties kept in three columns as exactly as a date is known, such as `signed_on`. BULK is the module
    with the bulk format of a type that has one of its own; the others share one, which their columns make.
    POSITION sorts the types wherever several stand together.
    """

    model: type[Model]
    kind: str
    section: str
    label: str | Promise
    detail: str
    listing: str
    public: Callable[[], QuerySet]
    position: int
    key: str = "slug"
    title: str = "title"
    picture: str = ""
    attachments: str = ""
    bodies: tuple[str, ...] = ()
    belongings: tuple[str, ...] = ()
    areas: str = ""
    urls: str = ""
    dates: tuple[str, ...] = ()
    bulk: str = ""
    last_changed: Callable[[Any], datetime.datetime | None] = lambda row: None
    latest_change: Callable[[], datetime.datetime | None] = lambda: None
    in_language: Callable[[str], Part] | None = None

    @property
    def name(self) -> str:
        """Return the model's name, by which previews and the dashboard address the type."""
        return str(self.model._meta.model_name)

    @property
    def has_workflow(self) -> bool:
        """Tell whether its rows have stages; others are public as soon as they exist."""
        return hasattr(self.model._default_manager.none(), "published")

    @cached_property
    def body_columns(self) -> tuple[str, ...]:
        return tuple(column for body in self.bodies for column in columns(body))

    @property
    def address(self) -> tuple[str, str]:
        """Return the view that shows a row, and the attribute that it takes."""
        return self.detail, self.key

    def view(self, what: str) -> str:
        """Return the name of a view beside the page of a row: `attachments` or `share`."""
        return f"{self.detail.removesuffix('_detail')}_{what}"

    def argument(self, row: Any) -> Any:
        return getattr(row, self.key)

    def path(self, row: Any) -> str:
        """Return the address of a row's page in the active language."""
        return reverse(self.detail, args=[self.argument(row)])


_types: dict[type[Model], ContentType] = {}


def register(content_type: ContentType) -> ContentType:
    _types[content_type.model] = content_type
    return content_type


def content_types() -> list[ContentType]:
    return sorted(_types.values(), key=lambda known: known.position)


def types_with_workflow() -> list[ContentType]:
    return [known for known in content_types() if known.has_workflow]


def types_with_files() -> list[ContentType]:
    return [known for known in content_types() if known.attachments]


def types_that_use_the_library() -> list[ContentType]:
    return [known for known in content_types() if known.picture or known.attachments or known.bodies]


def type_of(model_or_row: Any) -> ContentType:
    """Return the description of a model or of the model of a row; raises KeyError where there is none."""
    model = model_or_row if isinstance(model_or_row, type) else type(model_or_row)
    return _types[model]


def model_named(name: str) -> Any:
    """Return the model with a workflow that has this name; raises KeyError where there is none."""
    known = type_named(name)
    if known is None:
        raise KeyError(name)
    return known.model


def type_named(name: str) -> ContentType | None:
    """Return the type with a workflow whose model has this name."""
    return next((known for known in types_with_workflow() if known.name == name), None)
