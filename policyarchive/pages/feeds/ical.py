"""A calendar as an iCalendar file (RFC 5545, with the names and addresses of RFC 7986).

The library takes nine megabytes and a tenth of a second to import: only the process that needs it pays.
"""

import datetime
from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from agreements.feeds import changed_at
from agreements.models import Agreement
from agreements.occasions import Occasion, occasions
from policyarchive.lib.language.text import without_controls
from policyarchive.lib.language.words import in_language
from policyarchive.pages.context import site_settings
from policyarchive.pages.feeds.atom import NEVER
from policyarchive.pages.head import absolute
from policyarchive.pages.languages import page_language

DAILY = datetime.timedelta(days=1)


def ical(request: HttpRequest, agreements: Iterable[Agreement], *, title: str, path: str) -> HttpResponse:
    """Return the answer with the days of AGREEMENTS; PATH is the address of the calendar itself."""
    from icalendar import Calendar

    site = in_language(site_settings(request), "name", page_language()).text
    # The library cannot write a name of two lines.
    name = " ".join(without_controls(f"{site}: {title}").split())
    calendar = Calendar()
    for key, value in {
        "version": "2.0",
        "prodid": f"-//Policy Archive//{page_language().upper()}",
        "method": "PUBLISH",
        "name": name,
        "x-wr-calname": name,
        "x-published-ttl": DAILY,
    }.items():
        calendar.add(key, value)
    calendar.add("refresh-interval", DAILY, parameters={"VALUE": "DURATION"})
    calendar.add("source", absolute(request, path), parameters={"VALUE": "URI"})
    for agreement in agreements:
        for occasion in occasions(agreement, page_language()):
            calendar.add_component(_event(request, agreement, occasion))
    return HttpResponse(calendar.to_ical(sorted=False), content_type="text/calendar; charset=utf-8")


def _event(request: HttpRequest, agreement: Agreement, occasion: Occasion) -> Any:
    from icalendar import Event

    event = Event()
    event.add("uid", occasion.uid)
    event.add("dtstamp", (changed_at(agreement) or NEVER).astimezone(datetime.UTC))
    event.add("dtstart", occasion.day)
    if occasion.is_yearly:
        event.add("rrule", _each_year(occasion))
    event.add("summary", without_controls(occasion.title), parameters={"LANGUAGE": occasion.language})
    if summary := in_language(agreement, "summary", page_language()):
        event.add("description", without_controls(summary.text), parameters={"LANGUAGE": summary.language})
    event.add("categories", [str(agreement.get_kind_display())])
    event.add("url", absolute(request, reverse("agreements:agreement_detail", args=[agreement.slug])))
    event.add("transp", "TRANSPARENT")
    return event


def _each_year(occasion: Occasion) -> dict[str, Any]:
    """Return the rule; what was signed on a 29 February has its anniversary on the last day of the month."""
    rule: dict[str, Any] = {"freq": "yearly"}
    if (occasion.day.month, occasion.day.day) == (2, 29):
        rule |= {"bymonth": 2, "bymonthday": -1}
    return rule | ({"until": occasion.last} if occasion.last else {})
