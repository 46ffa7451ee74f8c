"""What is looked for before an item becomes public. A guard is a function of an item that returns findings.

What every text is looked through for stands here; content and front ends register what only they can know
(which addresses are answered, which picture has a description).
"""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from policyarchive.lib.body.figures import figures_in
from policyarchive.lib.body.sanitizing import plain_text
from policyarchive.lib.language import personaldata
from policyarchive.lib.language.personaldata import Kind
from policyarchive.publishing.models import Publishable
from policyarchive.publishing.snapshots import content_fields

FIRST_YEAR, YEARS_AHEAD = 1900, 100
_MARKUP = re.compile(r"<[a-z][^>]*>", re.IGNORECASE)


class Finding(NamedTuple):
    """What a guard found: a sentence, and the place: the field, its language where it has one, an excerpt.

    MAY_OVERRIDE tells whether a publisher may publish all the same, with a reason, which is logged. What is
    ADVICE is shown before publishing and takes no reason. URL is the page where it can be put right, where
    that is another page than the item's own; WAY_OUT says what is done there.
    """

    sentence: str
    field: str
    language: str
    excerpt: str
    may_override: bool
    is_advice: bool = False
    url: str = ""
    way_out: str = ""

    def __str__(self) -> str:
        if not self.field:
            return self.sentence
        language = f" ({get_language_info(self.language)['name_translated']})" if self.language else ""
        excerpt = f" “{self.excerpt}”" if self.excerpt else ""
        return f"{self.field}{language}: {self.sentence}{excerpt}"

    @property
    def is_obstacle(self) -> bool:
        return not self.may_override and not self.is_advice


class Text(NamedTuple):
    """A text of an item or of a row that belongs to it."""

    field: str
    language: str
    content: str

    @property
    def is_rich(self) -> bool:
        return bool(_MARKUP.search(self.content))


# A guard that knows no place returns plain sentences; nobody can override these.
Guard = Callable[[Publishable], Iterable[Finding | str]]
GuardFunction = TypeVar("GuardFunction", bound=Guard)
GUARDS: list[Guard] = []


def register(guard: GuardFunction) -> GuardFunction:
    """Have a guard asked before every publishing; registering it twice is registering it once."""
    if guard not in GUARDS:
        GUARDS.append(guard)
    return guard


def findings_about(item: Publishable) -> list[Finding]:
    found = (finding for guard in GUARDS for finding in guard(item))
    return [Finding(finding, "", "", "", False) if isinstance(finding, str) else finding for finding in found]


def findings_as_dated(item: Publishable, dated: Publishable, findings: Iterable[Finding]) -> list[Finding]:
    """Return the FINDINGS about ITEM as they are once it has the day of DATED; only that guard is asked."""
    of_the_day = [*days_far_off(item)]
    return [*days_far_off(dated), *(finding for finding in findings if finding not in of_the_day)]


def texts_of(row: models.Model) -> Iterator[Text]:
    """Go through all texts that people write into an item and into the rows that belong to it."""
    for field in content_fields(type(row)):
        content = getattr(row, field.attname)
        if isinstance(field, models.CharField | models.TextField) and not field.choices and content:
            original = getattr(field, "translated_field", field)
            yield Text(str(capfirst(original.verbose_name)), getattr(field, "language", ""), content)
    for name in getattr(row, "owned", ()):
        for below in getattr(row, name).all():
            yield from texts_of(below)
    for file in getattr(row, "files_shown", ()):
        yield from texts_of(file)


def parts_of(text: Text) -> Iterator[str]:
    """Yield what readers meet: alternative texts, and the words without markup, which may split numbers."""
    if text.is_rich:
        yield plain_text(text.content)
        yield from (figure.alt for figure in figures_in(text.content))
    else:
        yield text.content


@register
def days_far_off(item: Publishable) -> Iterator[Finding]:
    """A day before 1900, a hundred years ahead, or of a publication that is yet to come, is rarely meant."""
    today = timezone.localdate()
    for field in content_fields(type(item)):
        day = getattr(item, field.attname)
        if not isinstance(field, models.DateField) or not isinstance(day, datetime.date):
            continue
        if not FIRST_YEAR <= day.year <= today.year + YEARS_AHEAD:
            sentence = _("This date is far off. Is it correct?")
        elif field.name == item.dated_by and day > today:
            sentence = _("This date is in the future. Is it correct?")
        else:
            continue
        yield Finding(sentence, str(capfirst(field.verbose_name)), "", day.isoformat(), may_override=True)


@register
def personal_data(item: Publishable) -> Iterator[Finding]:
    return personal_data_in(texts_of(item))


def change_note_texts(note: Mapping[str, str] | None) -> list[Text]:
    """Return the note for readers about a change, which comes with the move and is in no column before it."""
    return [Text(str(_("What changed")), code, text) for code, text in (note or {}).items() if text]


def withdrawal_reason_texts(reason: Mapping[str, str] | None) -> list[Text]:
    """Return the reason for readers of a withdrawal, which comes with the move too."""
    name = str(_("Reason for the withdrawal"))
    return [Text(name, code, text) for code, text in (reason or {}).items() if text]


def personal_data_in(texts: Iterable[Text]) -> Iterator[Finding]:
    sentences = {
        Kind.RESIDENT_NUMBER: _("This looks like a resident registration number."),
        Kind.MOBILE_NUMBER: _("This looks like a mobile telephone number."),
        Kind.BANK_ACCOUNT: _("This looks like a bank account."),
    }
    for text in texts:
        for words in parts_of(text):
            for hit in personaldata.find(words, today=timezone.localdate()):
                place = personaldata.excerpt(words, hit)
                yield Finding(sentences[hit.kind], text.field, text.language, place, may_override=True)
