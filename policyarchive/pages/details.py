"""The page of a row of each type with a workflow, for previews to show it as the public will see it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

ContextOf = Callable[[HttpRequest, Any], dict]
Rows = Callable[[], QuerySet]


@dataclass(frozen=True)
class DetailPage:
    """CONTEXT_OF returns what TEMPLATE shows of a row; ROWS what it may show, with all it reads."""

    context_of: ContextOf
    template: str
    rows: Rows


_pages: dict[type, DetailPage] = {}


def detail_page(model: Any, template: str, *, rows: Rows) -> Callable[[ContextOf], ContextOf]:
    """Register the function as what the page of a MODEL's row shows."""

    def register(context_of: ContextOf) -> ContextOf:
        _pages[model] = DetailPage(context_of, template, rows)
        return context_of

    return register


def page_of(model: Any) -> DetailPage:
    return _pages[model]


def has_page(model: Any) -> bool:
    return model in _pages
