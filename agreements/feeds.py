"""An agreement as an entry of a feed: its name there, when it changed, and its facts as HTML."""

import datetime
import uuid
from collections.abc import Iterator

from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from agreements.models import Agreement, Party
from policyarchive.lib.language.fuzzydate import FuzzyDate
from policyarchive.lib.language.moments import local_or_none
from policyarchive.lib.language.words import in_language


def announced_at(agreement: Agreement) -> datetime.datetime | None:
    """Return the moment at which readers could first see the agreement here."""
    return local_or_none(agreement.first_published_at)


def changed_at(agreement: Agreement) -> datetime.datetime | None:
    """Return when readers were last notified of a change; before the first one, when it was published."""
    moments = (local_or_none(agreement.revised_at), announced_at(agreement))
    return max(filter(None, moments), default=None)


def entry_id(agreement: Agreement, language: str) -> str:
    """Return a name that stays when the site moves, or the agreement gets another address."""
    moment = agreement.first_published_at.isoformat() if agreement.first_published_at else ""
    name = f"policy-archive/agreements/{agreement.item_id}/{language}/{moment}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def facts_as_html(agreement: Agreement, language: str) -> SafeString:
    """Return summary, facts and note; not the status, which changes by itself and notifies nobody."""
    summary, note = (in_language(agreement, name, language).text for name in ("summary", "note"))
    facts = format_html_join("", "<li><strong>{}</strong>: {}</li>", _facts(agreement, language))
    return mark_safe(f"{_as_paragraphs(summary)}{format_html('<ul>{}</ul>', facts)}{_as_paragraphs(note)}")


def _facts(agreement: Agreement, language: str) -> Iterator[tuple[str, str]]:
    parties = [_name(party, language) for party in agreement.parties.all()]
    areas = [in_language(area, "name", language).text for area in agreement.ordered_areas]
    facts = [
        (_("Kind"), agreement.get_kind_display()),
        (_("Parties"), ", ".join(parties)),
        (_("Signed on"), agreement.signed_on and agreement.signed_on.text(language)),
        (_("Place of signing"), in_language(agreement, "place", language).text),
        (_("Takes effect on"), _day(agreement.effective_on, language)),
        (_("Expires on"), _day(agreement.expires_on, language)),
        (_("Terminated on"), _day(agreement.terminated_on, language)),
        (_("Areas of cooperation"), ", ".join(areas)),
    ]
    yield from ((label, value) for label, value in facts if value)


def _name(party: Party, language: str) -> str:
    city = in_language(party.city, "name", language).text if party.city else ""
    return " · ".join(filter(None, [city, in_language(party, "body", language).text]))


def _day(day: datetime.date | None, language: str) -> str:
    return FuzzyDate.of(day.year, day.month, day.day).text(language) if day else ""


def _as_paragraphs(text: str) -> str:
    return linebreaks(text, autoescape=True) if text else ""
