"""What the description of a content type lacks: found by `check`, and not by a reader."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.contrib import admin
from django.core.checks import Error
from django.core.exceptions import FieldError
from django.urls import NoReverseMatch, reverse

from policyarchive.backoffice.base.publishable import PublishableAdmin
from policyarchive.content.registry import FILE_VIEWS, ContentType, content_types
from policyarchive.lib.language.translated import columns
from policyarchive.pages.details import has_page
from policyarchive.publishing.models import Publishable
from policyarchive.search.registry import searchable_for

WHERE = "Describe it in the content.py of its app; docs/content-types.md says how."


def faults() -> list[Error]:
    return [
        Error(sentence, hint=WHERE, obj=model, id="content.E001")
        for model, sentence in [*_undescribed(), *_equal_names(), *_faults()]
    ]


def _undescribed() -> Iterator[tuple[Any, str]]:
    described = {known.model for known in content_types()}
    for model in apps.get_models():
        if issubclass(model, Publishable) and model not in described:
            yield model, f"{model.__name__} has a workflow and no description as a content type."


def _equal_names() -> Iterator[tuple[Any, str]]:
    for attribute in ("name", "kind", "section", "position"):
        counts = Counter(getattr(known, attribute) for known in content_types())
        for known in content_types():
            value = getattr(known, attribute)
            if counts[value] > 1:
                yield known.model, f"The {attribute} {value!r} belongs to another content type as well."


def _faults() -> Iterator[tuple[Any, str]]:
    for known in content_types():
        for is_wrong, sentence in CHECKS.items():
            if is_wrong(known):
                yield known.model, sentence


def _lacks_an_address(known: ContentType) -> bool:
    files = [known.view(what) for what in FILE_VIEWS] if known.attachments else []
    has_pages = all(_leads_somewhere(view, 1) for view in (known.detail, *files))
    return not (has_pages and _leads_somewhere(known.listing))


def _leads_somewhere(view: str, *args: Any) -> bool:
    try:
        return bool(reverse(view, args=args))
    except NoReverseMatch:
        return False


def _names_no_text(known: ContentType) -> bool:
    fields = {field.name for field in known.model._meta.get_fields()}
    return not {column for name in (known.title, *known.bodies) for column in columns(name)} <= fields


def _leads_to_no_file(known: ContentType) -> bool:
    try:
        for lookup in filter(None, (known.picture, known.attachments)):
            known.model._default_manager.filter(**{lookup: None})
    except FieldError:
        return True
    return False


def _has_no_admin(known: ContentType) -> bool:
    return known.has_workflow and not isinstance(admin.site._registry.get(known.model), PublishableAdmin)


def _has_no_search(known: ContentType) -> bool:
    return searchable_for(known.model) is None


def _has_no_page(known: ContentType) -> bool:
    return known.has_workflow and not has_page(known.model)


CHECKS: dict[Callable[[ContentType], bool], str] = {
    _lacks_an_address: "One of its views has no address: list, page, or the files beside the page.",
    _names_no_text: "Its title or one of its bodies is no translated text of the model.",
    _leads_to_no_file: "Its lookup of pictures or attachments leads nowhere.",
    _has_no_admin: "Its admin is missing, or is no PublishableAdmin.",
    _has_no_search: "Its search.py is missing: nobody would find its rows.",
    _has_no_page: "No function is its detail_page, which previews show.",
}
