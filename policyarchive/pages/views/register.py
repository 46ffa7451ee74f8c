"""The register drawn: map, timeline and matrix, each of the list's own filter, and all of them as CSV."""

from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext, pgettext
from django.views.decorators.http import require_safe

from agreements.models import Agreement
from policyarchive.content.registry import type_of
from policyarchive.lib.web.spreadsheet import csv_lines
from policyarchive.pages.filters import RegisterFilter
from policyarchive.pages.head import make_head
from policyarchive.pages.lists import feed_of_list, filter_html
from policyarchive.pages.register.map_page import map_context
from policyarchive.pages.register.matrix_page import matrix_context
from policyarchive.pages.register.tables import TABLES
from policyarchive.pages.register.ties import Ties, ties_of
from policyarchive.pages.register.timeline_page import timeline_context
from policyarchive.pages.trails import crumb_of
from policyarchive.pages.views.moved import at_one_address

LABELS = {
    "map": partial(pgettext, "view of the register", "Map"),
    "timeline": partial(pgettext, "view of the register", "Timeline"),
    "matrix": partial(pgettext, "view of the register", "Matrix"),
}


@require_safe
def agreement_map(request: HttpRequest) -> HttpResponse:
    return drawn(request, "map", map_context)


@require_safe
def agreement_timeline(request: HttpRequest) -> HttpResponse:
    return drawn(request, "timeline", timeline_context)


@require_safe
def agreement_matrix(request: HttpRequest) -> HttpResponse:
    return drawn(request, "matrix", matrix_context)


@require_safe
def agreement_csv(request: HttpRequest, view: str) -> HttpResponse:
    """Give what a view shows of the filtered register as a file."""
    register = RegisterFilter.of(request.GET)
    if moved := at_one_address(request, register):
        return moved
    head, rows = TABLES[view](ties_of(register.rows.with_areas(), most=None))
    response = HttpResponse(
        b"".join(map(str.encode, csv_lines(head, rows))), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="agreements-{view}.csv"'
    response["X-Robots-Tag"] = "noindex"
    return response


def drawn(
    request: HttpRequest, view: str, context_of: Callable[[Ties, RegisterFilter], dict]
) -> HttpResponse:
    """Show the filtered register as CONTEXT_OF describes it."""
    register = RegisterFilter.of(request.GET)
    if moved := at_one_address(request, register):
        return moved
    ties = ties_of(register.rows.with_areas() if view == "matrix" else register.rows)
    count, feed = len(ties.agreements), feed_of_list("agreements:agreement_feed", register)
    words = {"list": register.title(count), "view": LABELS[view]()}
    context = {
        "head": make_head(
            request,
            title=gettext("%(list)s · %(view)s") % words,
            description=register.description(count),
            view=f"agreements:agreement_{view}",
            query=register.query,
            crumbs=[crumb_of(type_of(Agreement))],
            is_indexed=not register.is_narrowed,
            feed=feed,
        ),
        "feed": feed,
        "filter": register,
        "filter_html": filter_html(register, f"agreements:agreement_{view}"),
        "view": view,
        "total": total_of(ties),
        "is_cut": ties.is_cut,
        **context_of(ties, register),
    }
    return render(request, f"agreements/agreement_{view}.html", context)


def total_of(ties: Ties) -> str:
    """Return how many partners and agreements are shown, in words."""
    partners, agreements = len(ties.ties), len(ties.agreements)
    return gettext("%(partners)s · %(agreements)s") % {
        "partners": ngettext("%(count)s partner", "%(count)s partners", partners) % {"count": partners},
        "agreements": ngettext("%(count)s agreement", "%(count)s agreements", agreements)
        % {"count": agreements},
    }
