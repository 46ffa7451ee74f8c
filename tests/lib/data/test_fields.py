"""No column and no form of ours takes a text that is not cleaned."""

import pytest
from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test import RequestFactory

from news.models import Category, Post
from policyarchive.lib.data.fields import BodyField, CleanColumn, CleanInput
from policyarchive.pages.models import SiteSettings
from tests.factories import make_city, make_post

OURS = ("news", "agreements", "audit", "publishing", "library", "pages", "search", "legacy")
# Columns that no person writes: keys, checksums, names of things in the code, what the search makes itself.
MACHINES = {
    *("library.StoredFile.sha256", "library.StoredFile.kind", "library.Rendition.format"),
    *("library.Rendition.sha256", "library.Image.uploaded_sha256", "library.Mention.item_type"),
    *("publishing.PreviewLink.token", "search.SearchDocument.kind"),
    *("search.SearchDocument.facets", "search.SearchDocument.checksum", "search.SearchText.title"),
    *(
        "search.SearchText.tags",
        "search.SearchText.authors",
        "search.SearchTerm.text",
        "search.SearchTerm.keys",
        "search.SearchMiss.language",
    ),
    *("news.Post.legacy_path", "news.Post.legacy_names", "library.DiscardedFile.path"),
    *("publishing.Submission.key", "publishing.Submission.answer"),
    *("news.PostFacet.facet", "news.FacetCount.facet"),
    *("legacy.ImportedPage.content", "legacy.ImportedPage.page"),
}
HOSTILE = " \u202e가\x0b나\ufffe\u200b "


def columns():
    for model in apps.get_models():
        if model._meta.app_label in OURS:
            yield from (field for field in model._meta.concrete_fields if is_of_text(field))


def is_of_text(field):
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    return is_text and not isinstance(field, models.SlugField) and field.model._meta.managed


def label(field):
    return f"{field.model._meta.label}.{field.name}"


def is_clean(field):
    return isinstance(field, CleanColumn | BodyField)


def test_every_column_of_text_cleans_it_or_is_named_here():
    careless = {label(field) for field in columns() if not is_clean(field)}
    assert careless - MACHINES - caches() == set()


def caches():
    """Return the columns of the page cache, which holds answers and no texts."""
    return {label(field) for field in columns() if "cache" in field.model._meta.label.lower()}


@pytest.mark.parametrize("field", [field for field in columns() if is_clean(field)], ids=label)
def test_whatever_saves_a_column_saves_clean_text(field):
    stored = field.get_db_prep_save(HOSTILE, connection)
    assert not {"\x0b", "\ufffe", "\u202e", "\u200b"} & set(stored)
    if isinstance(field, CleanColumn) and field.column_class:  # an old address has one more form
        assert stored == field.as_stored(HOSTILE)
        assert stored.startswith("가")


@pytest.fixture
def a_request(db):
    request = RequestFactory().get("/")
    request.user = get_user_model().objects.create_superuser("root")
    return request


def test_every_form_of_the_admin_cleans(a_request):
    careless = set()
    for model, page in admin.site._registry.items():
        if not page.has_view_permission(a_request):
            continue
        found = [("", page.get_form(a_request, None, change=False).base_fields)]
        for inline in page.get_inline_instances(a_request):
            found.append((inline.model.__name__, inline.get_formset(a_request).form.base_fields))
        for where, fields in found:
            careless |= {
                f"{model.__name__} {where} {name}" for name, one in fields.items() if is_careless(one)
            }
    assert careless == set()


def is_careless(field):
    kept = (forms.SlugField, forms.RegexField, forms.JSONField, forms.GenericIPAddressField)
    is_text = isinstance(field, forms.CharField) and not isinstance(field, (CleanInput, *kept))
    is_otherwise = "password" in type(field.widget).__name__.lower() or "Prose" in type(field).__name__
    return is_text and not is_otherwise and type(field).__name__ not in {"UsernameField", "FuzzyDateField"}


def test_every_other_form_cleans_what_is_stored():
    careless = set()
    for form in every_subclass(forms.BaseForm):
        if issubclass(form, forms.BaseModelForm):  # its columns are asked above, as the admin asks them
            continue
        if form.__module__.startswith("policyarchive.backoffice") or "preview" in form.__module__:
            fields = getattr(form, "base_fields", {})
            careless |= {f"{form.__name__}.{name}" for name, one in fields.items() if is_careless(one)}
    assert careless == {"ResetForm.email"}  # asked for, and never stored


def every_subclass(cls):
    for one in cls.__subclasses__():
        yield one
        yield from every_subclass(one)


@pytest.mark.django_db
def test_no_way_of_saving_goes_past_the_cleaning():
    saved = make_post(title_ko=f"{HOSTILE}다", byline=HOSTILE, body_ko="<p>가\x0b나\ufffe</p>")
    assert (saved.title_ko, saved.byline) == ("가 나 다", "가 나")
    Category.objects.bulk_create([Category(slug="a", name_ko=HOSTILE)])
    Post.objects.filter(pk=saved.pk).update(title_en=HOSTILE, ref=" \u200b ")
    saved.refresh_from_db()
    assert (saved.title_en, saved.ref, saved.body_ko) == ("가 나", None, "<p>가\n나</p>")
    assert Category.objects.get(slug="a").name_ko == "가 나"


@pytest.mark.django_db
def test_saving_in_another_language_changes_no_other_text():
    post = make_post(title_ko="가", title_en=" a\x0b ")
    post.save()
    post.refresh_from_db()
    assert (post.title_ko, post.title_en) == ("가", "a")


@pytest.mark.django_db
def test_a_name_of_blanks_is_no_name():
    city = make_city()
    city.name_ko = city.name_en = "\u3164\u200b"
    with pytest.raises(ValidationError):
        city.full_clean()


def test_lengths_count_syllables():
    decomposed = "\u1112\u1167\u11b8" * 300
    assert Post._meta.get_field("title_ko").clean(decomposed, None) == "협" * 300
    field = Post._meta.get_field("title_ko").formfield()
    assert field.clean(decomposed) == "협" * 300
    assert "maxlength" not in field.widget.attrs
    with pytest.raises(ValidationError):
        field.clean("협" * 301)


def test_addresses_are_cleaned_before_they_are_checked():
    field = SiteSettings._meta.get_field("privacy_url").formfield(assume_scheme="https")
    assert field.clean(" https://example.org/\u200b ") == "https://example.org/"
    email = SiteSettings._meta.get_field("email").formfield()
    assert email.clean("\ufeffa@example.org ") == "a@example.org"
