"""A field that is added stands in the form, the bulk format and the page, or is left out on purpose."""

import re
from pathlib import Path

import pytest
from django.contrib import admin

from agreements.models import Agreement, City, CooperationArea
from news.models import Category, Post
from policyarchive.content.registry import type_of
from policyarchive.lib.language.translated import text_of_column
from policyarchive.opendata.content.format import Format
from policyarchive.opendata.records import CHECKS

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
FOLDERS = ["news", "agreements", "components"]
WORKFLOW = {
    "id": "the key of the row",
    "stage": "changed by moves",
    "copy_of": "the link of a working copy",
    "version": "counted by saving",
    "first_published_at": "written by publishing",
    "revised_on": "written by publishing",
    "revised_at": "written by publishing",
    "withdrawn_at": "written by withdrawing",
    "change_note": "asked by the move",
    "withdrawal_reason": "asked by the move",
    "redirect_to": "asked by the move",
}
NOT_IN_FORM = WORKFLOW | {
    "legacy_path": "made of legacy_address",
    "legacy_names": "made of legacy_address",
    "signed_earliest": "the form's field is `signed`",
    "signed_latest": "the form's field is `signed`",
    "signed_precision": "the form's field is `signed`",
    "cities": "an agreement's parties are rows of their own",
    "related": "relations are rows of their own",
    "is_home": "the form's field is `becomes_home`",
}
NOT_IN_BULK = {
    "id": "the key of the row",
    "copy_of": "working copies do not travel",
    "version": "counted by saving",
    "legacy_path": "made of legacy_address",
    "legacy_names": "made of legacy_address",
    "updated_at": "the moment of the last save here",
    "revised_at": "written by publishing",
    "revised_on": "written by publishing",
    "change_note": "written by publishing",
    "first_published_at": "written by publishing",
    "withdrawn_at": "the moment of the move here",
    "signed_earliest": "written as `signed_on`",
    "signed_latest": "written as `signed_on`",
    "signed_precision": "written as `signed_on`",
    "related": "relations are rows of their own",
}
NOT_ON_PAGE = {
    "id": "the key of the row",
    "copy_of": "the link of a working copy",
    "version": "counted by saving",
    "ref": "the key of another system",
    "legacy_address": "leads here from the old site",
    "legacy_path": "made of legacy_address",
    "legacy_names": "made of legacy_address",
    "pinned_from": "where it stands on the board",
    "pinned_until": "where it stands on the board",
    "redirect_to": "where readers of a hidden item are led",
    "signed_earliest": "shown as `signed_on`",
    "signed_latest": "shown as `signed_on`",
    "signed_precision": "shown as `signed_on`",
    "latitude": "kept for maps",
    "longitude": "kept for maps",
    "other_names": "what the search knows it by",
}


def field_names(model) -> set[str]:
    """Return the fields that a model has itself, translated ones by their plain name."""
    fields = [*model._meta.concrete_fields, *model._meta.many_to_many]
    return {text_of_column(field.name) for field in fields}


def names_in_form(model) -> set[str]:
    model_admin = admin.site._registry[model]
    named = [name for _title, options in model_admin.fieldsets for name in options["fields"]]
    flat = [each for name in named for each in ([name] if isinstance(name, str) else name)]
    rows = [inline.model for inline in model_admin.inlines]
    through = {field.name for field in model._meta.many_to_many if field.remote_field.through in rows}
    return {text_of_column(name) for name in flat} | through


def words_of_pages() -> set[str]:
    """Return every word in what makes the public pages: templates, views and what the views ask."""
    sources = [
        *(
            path
            for folder in ("news", "agreements", "components")
            for path in TEMPLATES.joinpath(folder).glob("*")
        ),
        *(ROOT / "policyarchive" / "pages").rglob("*.py"),
        *(ROOT / "news" / name for name in ("jsonld.py", "feeds.py")),
    ]
    return {word for path in sources for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("model", [Post, Agreement, City, CooperationArea, Category])
def test_every_field_is_in_the_form_or_left_out_on_purpose(model):
    assert field_names(model) - names_in_form(model) - set(NOT_IN_FORM) == set()


def test_every_field_of_a_post_is_in_the_bulk_format_or_left_out_on_purpose():
    assert field_names(Post) - set(CHECKS) - set(NOT_IN_BULK) == set()


@pytest.mark.parametrize("model", [Agreement, City, CooperationArea])
def test_every_field_of_the_register_is_in_the_bulk_format_or_left_out_on_purpose(model):
    assert field_names(model) - set(Format(type_of(model)).checks) - set(NOT_IN_BULK) == set()


@pytest.mark.parametrize("model", [Post, Agreement, City, CooperationArea])
def test_every_field_is_on_a_page_or_left_out_on_purpose(model):
    assert field_names(model) - words_of_pages() - set(NOT_ON_PAGE) == set()


@pytest.mark.parametrize("reasons", [NOT_IN_FORM, NOT_IN_BULK, NOT_ON_PAGE])
def test_no_exception_outlives_its_field(reasons):
    known = {name for model in (Post, Agreement, City, CooperationArea) for name in field_names(model)}
    assert set(reasons) - known == set()
