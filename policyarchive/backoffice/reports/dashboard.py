"""What an editor finds first: one query a box, posts and agreements alike, and counts that lead to lists."""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Count, Exists, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from policyarchive.content.registry import model_named, types_with_workflow
from policyarchive.lib.language.moments import moment_text
from policyarchive.lib.language.translated import columns
from policyarchive.lib.language.words import in_language
from policyarchive.publishing.models import Revision, Schedule, Stage
from policyarchive.publishing.models.revision import Occasion
from policyarchive.publishing.rights import languages_open_to, may
from policyarchive.publishing.rounds import last_message, returned_to, written_by
from policyarchive.publishing.translations import State, rows_in_state, work_rows

ROWS = 6


@dataclass(frozen=True)
class Line:
    label: str
    language: str
    url: str
    detail: str = ""
    note: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)  # what may be done with it here


@dataclass(frozen=True)
class Total:
    label: str
    count: int
    url: str


@dataclass(frozen=True)
class Box:
    name: str
    title: str
    lines: list[Line] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)


def models() -> dict[str, Any]:
    return {known.name: known.model for known in types_with_workflow()}


def last_save(model) -> dict[str, Any]:
    """Return annotations of a row: who saved it last and when; nothing was written with it."""
    return {
        "who": Coalesce(_last_saved(model, "saved_by_name"), Value("")),
        "at": _last_saved(model, "saved_at"),
        "text": Value("", TextField()),
    }


def boxes_for(person) -> list[Box]:
    """Return the boxes of a person who may see content; what asks for work stands first."""
    if not any(may(person, "view", model) for model in models().values()):
        return []
    return [
        _returned(person),
        _drafts(person),
        _waiting(person),
        _plans("failed", _("Failed schedules"), Schedule.objects.failed().order_by("-due_at", "-pk")),
        _plans("scheduled", pgettext("of any move", "Scheduled"), Schedule.objects.waiting(), person=person),
        *_outdated(person),
        _published(),
    ]


def _returned(person) -> Box:
    rows = {name: work_rows(model).filter(returned_to(model, person)) for name, model in models().items()}
    return _content_box("returned", _("Sent back to me"), rows, query="saved=returned", tells=last_message)


def _drafts(person) -> Box:
    mine = {
        name: model.objects.filter(written_by(model, person), stage=Stage.DRAFT)
        for name, model in models().items()
    }
    return _content_box("drafts", _("My drafts"), mine, query="stage=draft&saved=me")


def _waiting(person) -> Box:
    in_review = {name: model.objects.filter(stage=Stage.IN_REVIEW) for name, model in models().items()}
    is_publisher = any(may(person, "publish", model) for model in models().values())
    title = _("Waiting for me") if is_publisher else _("In review")
    return _content_box("waiting", title, in_review, query="stage=in_review", tells=last_message)


def _outdated(person) -> list[Box]:
    """Return what a person may bring up to date; nobody else is asked for it."""
    open_to = {name: languages_open_to(person, model) for name, model in models().items()}
    languages = next((codes for codes in open_to.values() if codes), [])
    if not languages:
        return []
    rows = {
        name: rows_in_state(model, State.OUTDATED, codes) | rows_in_state(model, State.PARTIAL, codes)
        for name, model in models().items()
        if (codes := open_to[name])
    }
    query = f"translation={'.'.join(languages)}-partial.outdated"
    return [_content_box("outdated", _("Translations to complete or update"), rows, query=query)]


def _content_box(
    name: str, title: str, rows: dict[str, QuerySet], *, query: str, tells: Callable = last_save
) -> Box:
    """TELLS gives who, when and what was written, of each row."""
    found = list(_newest_of(rows, tells))
    counts = {kind: getattr(found[0], f"total_{kind}") or 0 for kind in rows} if found else {}
    totals = [Total(_plural(kind), count, f"{_list_url(kind)}?{query}") for kind, count in counts.items()]
    return Box(name, title, [_line(row) for row in found], [total for total in totals if total.count])


def _newest_of(rows: dict[str, QuerySet], tells: Callable) -> list[SimpleNamespace]:
    """Fetch the rows saved last, of all kinds together, with how many there are of each kind: one query."""
    last = ["who", "at", "text"]
    names = ["content", "pk", *columns("title"), "last", *last, *(f"total_{kind}" for kind in rows)]
    totals = {f"total_{kind}": _count(part) for kind, part in rows.items()}
    parts = [
        part.order_by()
        .annotate(
            content=Value(kind, CharField()),
            last=_last_saved(part.model, "pk"),
            **tells(part.model),
            **totals,
        )
        .values_list(*names)
        for kind, part in rows.items()
    ]
    union = parts[0].union(*parts[1:], all=True).order_by("-last")[:ROWS]
    return [SimpleNamespace(**dict(zip(names, values, strict=True))) for values in union]


def _count(rows: QuerySet) -> Subquery:
    one = rows.order_by().annotate(one=Value(1)).values("one")
    return Subquery(one.annotate(count=Count("pk")).values("count"))


def _last_saved(model, field: str) -> Subquery:
    key = Coalesce(OuterRef("copy_of_id"), OuterRef("pk"))
    revisions = Revision.objects.filter(item_type=ContentType.objects.get_for_model(model), item_id=key)
    return Subquery(revisions.order_by("-pk").values(field)[:1])


def _line(row: SimpleNamespace) -> Line:
    text, language = in_language(row, "title", get_language() or "")
    at = moment_text(row.at) if row.at else ""
    detail = " · ".join(filter(None, [capfirst(_singular(row.content)), row.who, at]))
    url = _change_url(row.content, row.pk)
    return Line(text or str(_("Without a title")), language, url, detail, row.text)


def _plans(name: str, title: str, plans: QuerySet, *, person=None) -> Box:
    lines = [
        Line(
            plan.row_name,
            "",
            _change_url(plan.row_type.model, plan.row_id),
            _plan_text(plan),
            links=_plan_links(plan, person),
        )
        for plan in plans.select_related("row_type")[:ROWS]
    ]
    return Box(name, title, lines)


def _plan_links(plan: Schedule, person) -> list[tuple[str, str]]:
    """Return the ways to move a plan to another time and to cancel it, for who may."""
    model = model_named(plan.row_type.model)
    if person is None or not may(person, "publish", model):
        return []
    name = f"admin:{model._meta.label_lower.replace('.', '_')}_move"
    labels = {"reschedule": _("Move to another time"), "cancel": _("Cancel")}
    return [
        (label, f"{reverse(name, args=[plan.row_id, move])}?plan={plan.move}")
        for move, label in labels.items()
    ]


def _plan_text(plan: Schedule) -> str:
    text = f"{plan.get_move_display()} · {moment_text(plan.due_at)}"
    text = f"{text} · {plan.made_by_name}" if plan.made_by_name else text
    return f"{text} · {plan.failure}" if plan.failure else text


def _published() -> Box:
    published = Revision.objects.filter(occasion=Occasion.PUBLISHED)
    later = published.filter(
        item_type=OuterRef("item_type"), item_id=OuterRef("item_id"), number__gt=OuterRef("number")
    )
    published = published.exclude(Exists(later)).select_related("item_type").order_by("-pk")
    return Box("published", _("Recently published"), [_published_line(row) for row in published[:ROWS]])


def _published_line(revision: Revision) -> Line:
    texts = SimpleNamespace(**revision.data["fields"])
    text, language = in_language(texts, "title", get_language() or "")
    url = _change_url(revision.item_type.model, revision.item_id)
    detail = " · ".join(filter(None, [moment_text(revision.saved_at), revision.saved_by_name]))
    return Line(text, language, url, detail)


def _change_url(kind: str, pk: int) -> str:
    return reverse(f"admin:{model_named(kind)._meta.label_lower.replace('.', '_')}_change", args=[pk])


def _list_url(kind: str) -> str:
    return reverse(f"admin:{model_named(kind)._meta.label_lower.replace('.', '_')}_changelist")


def _singular(kind: str) -> str:
    return str(model_named(kind)._meta.verbose_name)


def _plural(kind: str) -> str:
    return capfirst(str(model_named(kind)._meta.verbose_name_plural))
