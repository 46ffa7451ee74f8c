"""Every page of the back office says in its title, and in its head, whose it is."""

import re
from contextlib import suppress

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from policyarchive.pages.models import SiteSettings
from tests.backoffice.people import log_in
from tests.factories import (
    make_agreement,
    make_area,
    make_category,
    make_city,
    make_image,
    make_person,
    make_post,
)

pytestmark = pytest.mark.django_db
NAME = "Seoul Policy Archive"


@pytest.fixture(autouse=True)
def named():
    SiteSettings.objects.update_or_create(pk=1, defaults={"name_ko": "정책 소식", "name_en": NAME})


def title_of(page):
    return re.sub(r"\s+", " ", re.search(r"<title>(.*?)</title>", page, re.DOTALL)[1]).strip()


def addresses_of_models():
    for model_admin in admin.site._registry.values():
        for page in ("changelist", "add"):
            yield reverse(f"admin:{model_admin.opts.app_label}_{model_admin.opts.model_name}_{page}")


def own_addresses():
    for pattern in admin.site.urls[0]:
        if getattr(pattern, "name", None) and not pattern.pattern.converters:
            with suppress(NoReverseMatch):
                yield reverse(f"admin:{pattern.name}")


def test_every_page_without_an_item_names_the_site():
    browser, nameless = log_in("admin"), []
    for address in dict.fromkeys([*own_addresses(), *addresses_of_models()]):
        page = browser.get(address, follow=True)
        is_page = page.status_code == 200 and page["Content-Type"].startswith("text/html")
        is_ours = page.request["PATH_INFO"].startswith("/admin/")  # one of them leads to the site
        if is_page and is_ours and not _is_named(page.content.decode()):
            nameless.append(address)
    assert nameless == []


def _is_named(page):
    return "<title>" not in page or title_of(page).endswith(f"| {NAME}")


@pytest.mark.parametrize(
    ("make", "extra"),
    [
        (make_post, ["revisions/", "previews/", "phone/", "move/unpublish/"]),
        (make_agreement, ["revisions/"]),
        (make_city, []),
        (make_area, []),
        (make_category, []),
        (make_image, ["replace/"]),
        (lambda: make_person("hana", "translator"), []),
    ],
)
def test_every_page_about_an_item_names_the_site(make, extra):
    browser, row = log_in("admin"), make()
    label = f"admin:{row._meta.app_label}_{row._meta.model_name}"
    change = reverse(f"{label}_change", args=[row.pk])
    addresses = [change, *(change.replace("change/", end) for end in extra)]
    pages = [browser.get(address, follow=True).content.decode() for address in addresses]
    assert [title_of(page).endswith(f"| {NAME}") for page in pages] == [True] * len(addresses)


def test_who_is_not_logged_in_reads_the_name_too(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    page = client.get("/admin/login/").content.decode()
    assert title_of(page) == f"Log in | {NAME}"
    assert f'<a href="/admin/">{NAME}<span class="room">' in page


def test_who_logs_out_reads_the_name_too():
    page = log_in("mina").post("/admin/logout/").content.decode()
    assert title_of(page).endswith(f"| {NAME}") and f'<a href="/admin/">{NAME}<' in page
