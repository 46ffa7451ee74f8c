"""A small archive with a row in every state, and the address of every page of the admin for it."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from agreements.models import Agreement
from news.models import Post
from policyarchive.publishing.actions import (
    grant_languages,
    make_preview_link,
    save,
    schedule,
    start_working_copy,
)
from policyarchive.search.models import SearchMiss
from tests.factories import (
    attach,
    make_agreement,
    make_area,
    make_attachment,
    make_category,
    make_city,
    make_home,
    make_image,
    make_person,
    make_post,
    make_signatory,
)

ROLES = {"mina": "writer", "jun": "publisher", "hana": "translator", "sora": "viewer", "admin": None}
SOON = timezone.timedelta(days=3)


@dataclass
class World:
    people: dict[str, Any]
    posts: dict[str, Post]
    agreements: dict[str, Agreement]
    rows: dict[str, Any]

    def publishable(self, model_name: str) -> dict[str, Any]:
        return self.posts if model_name == "post" else self.agreements


def make_world() -> World:
    people = {
        name: make_person(name, role, is_superuser=role is None, email=f"{name}@example.org")
        for name, role in ROLES.items()
    }
    grant_languages(people["hana"], ["en"])
    make_home()
    rows = {"category": make_category(), "area": make_area(), "city": make_city()}
    rows |= {"image": make_image(), "unused_image": make_image()}
    rows |= {"unused_city": make_city(), "unused_area": make_area(), "unused_category": make_category()}
    rows |= {"attachment": make_attachment(), "unused_attachment": make_attachment()}
    rows["site"] = apps.get_model("pages", "SiteSettings").objects.create(pk=1)
    rows["miss"] = SearchMiss.objects.create(day=timezone.localdate(), query="없는 말", language="ko")
    posts = {stage: _post(stage, people["mina"]) for stage in ("draft", "in_review", "unpublished", "live")}
    posts["withdrawn"] = make_post(stage="withdrawn", withdrawal_reason_ko="틀림")
    posts["live"].lead_image = rows["image"]
    posts["live"].category = rows["category"]
    posts["live"].save()
    attach(posts["live"], rows["attachment"])
    save(posts["live"], by=people["jun"])
    posts["copy"] = start_working_copy(posts["live"], by=people["mina"])
    posts["scheduled"] = _post("draft", people["mina"])
    schedule(posts["scheduled"], "publish", at=timezone.now() + SOON, by=people["jun"])
    posts["scheduled"].refresh_from_db()
    posts["planned"] = _post("live", people["mina"])
    reason = {"ko": "틀림", "en": "Wrong"}
    schedule(posts["planned"], "withdraw", at=timezone.now() + SOON, by=people["jun"], reason=reason)
    agreements = {
        "live": make_agreement(cities=[rows["city"]], areas=[rows["area"]]),
        "draft": make_agreement(stage="draft", cities=[rows["city"]]),
        "planned": make_agreement(cities=[rows["city"]]),
    }
    rows["party"] = agreements["draft"].parties.get()
    make_signatory(rows["party"])
    for agreement in agreements.values():
        save(agreement, by=people["jun"])
    agreements["copy"] = start_working_copy(agreements["live"], by=people["mina"])
    for item in (posts["copy"], posts["draft"], agreements["draft"]):
        make_preview_link(item, by=people["jun"], days=7)
    return World(people, posts, agreements, rows)


def _post(stage, by):
    post = make_post(stage=stage)
    save(post, by=by)
    save(post, by=by)
    return post


def admin_names() -> dict[str, list[str]]:
    """Return the name of each page below /admin/ with the names of what its address takes."""
    return dict(_names(get_resolver().url_patterns, "", False))


def _names(patterns, space: str, is_inside: bool):
    for pattern in patterns:
        is_admin = is_inside or str(pattern.pattern).startswith("admin/")
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern.url_patterns, inner, is_admin)
        elif isinstance(pattern, URLPattern) and is_admin:
            takes = list(pattern.pattern.converters) or list(pattern.pattern.regex.groupindex)
            yield f"{space}{pattern.name or 'unnamed'}", takes


def arguments_for(name: str, takes: list[str], world: World) -> list[dict]:
    """Return what the address of a page takes, once for each row that it can be about."""
    if not takes:
        return [{}]
    if name == "password_reset_confirm":
        return [{"uidb64": "MQ", "token": "a-b"}]
    if name == "admin:app_list":
        labels = ("news", "agreements", "library", "auth", "audit", "pages", "search")
        return [{"app_label": label} for label in labels]
    if name == "admin:view_on_site":
        kind = ContentType.objects.get_for_model(Post)
        return [{"content_type_id": kind.pk, "object_id": world.posts["live"].pk}]
    if name == "admin:unnamed":
        return []  # old forms of addresses, which lead on to the new ones
    return [
        {**dict.fromkeys(takes[:1], row.pk), **more}
        for row in _rows(name, world)
        for more in _more(name, row)
    ]


def _rows(name: str, world: World) -> list:
    _admin, app, model, *_rest = name.replace(":", "_").split("_")
    kinds = {
        "post": _some(world.posts, name),
        "agreement": _some(world.agreements, name),
        "user": [world.people["mina"]],
        "party": [world.rows["party"]],
        "cooperationarea": [world.rows["unused_area"]],
        "city": [world.rows["unused_city"]],
        "category": [world.rows["unused_category"]],
        "image": [world.rows["image"], world.rows["unused_image"]],
        "attachment": [world.rows["attachment"], world.rows["unused_attachment"]],
        "searchmiss": [world.rows["miss"]],
        "sitesettings": [world.rows["site"]],
        "logentry": [apps.get_model("audit", "LogEntry").objects.first()],
    }
    assert model in kinds, f"{app}.{model} has no row in the world of the tests"
    return kinds[model]


def _some(rows: dict, name: str) -> list:
    """Every state matters to the moves of a post; the other pages tell only a few apart."""
    if name == "admin:news_post_move":
        return list(rows.values())
    wanted = {"draft", "copy"} if name.endswith("_move") else {"draft", "live", "copy", "planned"}
    return [row for state, row in rows.items() if state in wanted]


def _more(name: str, row) -> list[dict]:
    from policyarchive.backoffice.workflow.move_forms import FORMS

    if name.endswith("_move"):
        return [{"name": move} for move in FORMS]
    if name.endswith("_translate"):
        return [{"language": "ko"}, {"language": "en"}]
    if name.endswith("_revision_restore"):
        return [{"number": 1}]
    return [{}]


def address(name: str, arguments: dict) -> str:
    return reverse(name, kwargs=arguments)
