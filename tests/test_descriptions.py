"""What the description of a content type lacks is named by `manage.py check`."""

from dataclasses import replace

import pytest

from agreements.content import CITIES
from news.content import POSTS
from policyarchive import descriptions
from policyarchive.content import registry

LACKS = {
    "listing": ("news:nowhere", "One of its views has no address"),
    "detail": ("news:nowhere_detail", "One of its views has no address"),
    "title": ("headline", "no translated text of the model"),
    "bodies": (("headline",), "no translated text of the model"),
    "picture": ("cover", "leads nowhere"),
    "attachments": ("files__document", "leads nowhere"),
    "kind": ("city", "belongs to another content type as well"),
    "section": ("cities", "belongs to another content type as well"),
    "position": (CITIES.position, "belongs to another content type as well"),
}


def sentences():
    return [fault.msg for fault in descriptions.faults()]


def test_ours_lack_nothing():
    assert sentences() == []


@pytest.mark.parametrize(("name", "value", "sentence"), [(name, *lack) for name, lack in LACKS.items()])
def test_each_part_that_is_wrong_is_named(monkeypatch, name, value, sentence):
    monkeypatch.setitem(registry._types, POSTS.model, replace(POSTS, **{name: value}))
    assert any(sentence in said for said in sentences())


def test_a_model_with_a_workflow_and_no_description_is_named(monkeypatch):
    monkeypatch.delitem(registry._types, POSTS.model)
    assert "Post has a workflow and no description as a content type." in sentences()


@pytest.mark.parametrize(
    ("place", "sentence"),
    [
        ("policyarchive.descriptions.searchable_for", "Its search.py is missing"),
        ("policyarchive.descriptions.has_page", "No function is its detail_page"),
    ],
)
def test_a_type_that_nobody_finds_or_shows_is_named(monkeypatch, place, sentence):
    monkeypatch.setattr(place, lambda model: None)
    assert any(sentence in said for said in sentences())


def test_a_type_without_its_admin_is_named(monkeypatch):
    monkeypatch.delitem(descriptions.admin.site._registry, POSTS.model)
    assert any("Its admin is missing" in said for said in sentences())
