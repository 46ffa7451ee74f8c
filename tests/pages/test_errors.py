import pytest
from django.test import Client

from policyarchive.pages.models import SiteSettings
from policyarchive.pages.views import news
from tests.factories import make_post
from tests.pages.reading import text_of


def parsed(response):
    import html5lib

    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(response.content.decode())


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/ko/x/", "en", "ko"),
        ("/en/x/", "ko", "en"),
        ("/x/", "en", "en"),
        ("/x/", "ko", "ko"),
        ("/x/", "fr", "ko"),
    ],
)
def test_not_found_speaks_the_readers_language_in_the_sites_dress(client, path, accepted, language):
    SiteSettings.objects.create(pk=1, name_ko="아카이브", name_en="Archive")
    response = client.get(path, headers={"accept-language": accepted})
    page = parsed(response)
    assert response.status_code == 404
    assert page.get("lang") == language
    assert {"ko": "아카이브", "en": "Archive"}[language] in text_of(page)
    assert any(anchor.get("href") == f"/{language}/" for anchor in page.iter("a"))


@pytest.mark.django_db
def test_a_fault_of_ours_gets_a_page_without_details(monkeypatch, language):
    def fail(*args, **kwargs):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(news, "BoardFilter", fail)
    response = Client(raise_request_exception=False).get(f"/{language}/news/")
    assert response.status_code == 500
    assert parsed(response).get("lang") == language
    assert "secret detail" not in response.content.decode()


def test_the_page_for_a_fault_needs_no_database(language, client):
    """Without the `django_db` mark any query fails the test."""
    from django.test import RequestFactory

    from policyarchive.pages.views.errors import server_error

    response = server_error(RequestFactory().get(f"/{language}/"))
    assert (response.status_code, parsed(response).get("lang")) == (500, language)


@pytest.mark.django_db
def test_a_form_without_its_token_gets_a_page_in_the_sites_dress():
    response = Client(enforce_csrf_checks=True).post("/admin/login/", headers={"accept-language": "ko"})
    assert response.status_code == 403
    assert parsed(response).get("lang") == "ko"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("referer", "way_back"),
    [
        ("", "/ko/news/?a=1"),
        (
            "http://testserver/admin/news/post/5/change/?_changelist_filters=q",
            "/admin/news/post/5/change/?_changelist_filters=q",
        ),
        ("http://evil.example/admin/", "/ko/news/?a=1"),
        ("javascript:alert(1)", "/ko/news/?a=1"),
        ("http://[", "/ko/news/?a=1"),
    ],
)
def test_an_expired_form_leads_back_to_the_page_it_stood_on(referer, way_back):
    client = Client(enforce_csrf_checks=True)
    response = client.post("/ko/news/?a=1", headers={"referer": referer})
    [link] = [link for link in parsed(response).iter("a") if link.get("class") == "button button--primary"]
    assert (response.status_code, link.get("href")) == (403, way_back)
    assert "Cookie" not in response.get("Vary", "") or "Set-Cookie" not in response


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_refused(client):
    assert client.get("/ko/", headers={"host": "evil.example"}).status_code == 400


def languages_offered(response):
    page = parsed(response)
    return {a.get("lang"): a.get("href") for a in page.iter("a") if a.get("hreflang") and a.get("lang")}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/{0}/nope/", 404),
        ("/nope", 404),
        ("/{0}/news/999/?city=london", 404),
        ("/{0}/news/1/", 404),
        ("/{0}/news/2/", 410),
    ],
)
def test_the_languages_of_an_error_lead_home(client, language, path, status):
    make_post(stage="draft")
    make_post(stage="unpublished")
    response = client.get(path.format(language), headers={"accept-language": language})
    assert response.status_code == status
    assert languages_offered(response) == {"ko": "/ko/", "en": "/en/"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "view", ["bad_request", "permission_denied", "page_not_found", "server_error", "gone"]
)
def test_so_do_those_of_every_kind_of_error(rf, language, view):
    from policyarchive.pages.views import errors

    response = getattr(errors, view)(rf.get(f"/{language}/news/?q=x"))
    assert languages_offered(response) == {"ko": "/ko/", "en": "/en/"}


@pytest.mark.django_db
def test_so_do_those_of_too_many_searches(client, language, monkeypatch):
    monkeypatch.setattr("policyarchive.pages.views.search.seconds_to_wait", lambda *args: 12)
    response = client.get(f"/{language}/search/?q=x")
    assert response.status_code == 429
    assert languages_offered(response) == {"ko": "/ko/", "en": "/en/"}
