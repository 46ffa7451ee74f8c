"""An event's whole life. Run by `test_third_type.py` in a program of its own, whose site has events."""

import json
import re

import feedparser
import pytest
from django.core.management import call_command
from django.test import Client

from policyarchive.library.models import Attachment
from policyarchive.library.references import ids_in_use, is_public
from policyarchive.publishing import actions
from policyarchive.publishing.models import Revision
from policyarchive.publishing.models.revision import Occasion
from tests.answers import body_of
from tests.backoffice.people import log_in
from tests.events.models import Event, EventFile
from tests.factories import make_attachment, make_image, make_person

pytestmark = pytest.mark.django_db
FORM = {
    "title_ko": "서울 도시 포럼",
    "body_ko": "<p>포럼을 엽니다.</p>",
    "slug": "forum",
    "files-TOTAL_FORMS": 0,
    "files-INITIAL_FORMS": 0,
}


def make_event(slug="forum", *, stage="live", **columns):
    event = Event.objects.create(slug=slug, title_ko="서울 도시 포럼", title_en="City forum", **columns)
    actions.save(event, by=None)
    if stage == "live":
        actions.publish(event, by=None)
    return Event.objects.get(pk=event.pk)


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_an_event_goes_from_its_writer_to_readers():
    mina, jun = log_in("mina"), log_in("jun")
    assert mina.post("/admin/events/event/add/", FORM).status_code == 302
    event = Event.objects.get()
    change = f"/admin/events/event/{event.pk}/"
    for move, person in (("submit", mina), ("publish", jun)):
        event.refresh_from_db()
        form = {"seen_version": event.version, "change": "major", "is_major": "on"}
        assert person.post(f"{change}move/{move}/", form).status_code == 302, move
    assert "서울 도시 포럼" in page(Client(), "/ko/events/forum/")
    assert "서울 도시 포럼" in page(Client(), "/ko/events/")
    assert Revision.objects.of(event).first().occasion == Occasion.PUBLISHED
    assert page(jun, f"{change}revisions/") and page(jun, f"{change}previews/")
    hana = log_in("hana")
    hana.person.language_grants.create(language="en")
    assert page(hana, f"{change}translate/en/")


def test_each_role_may_do_with_events_what_it_may_do_with_posts():
    event = make_event(stage="draft")
    form = {"seen_version": event.version, "change": "major"}
    log_in("mina").post(f"/admin/events/event/{event.pk}/move/publish/", form)
    assert not Event.objects.published().exists()
    assert log_in("sora").get(f"/admin/events/event/{event.pk}/change/").status_code == 200


def test_lists_of_the_site_know_events():
    make_event()
    reader, jun = Client(), log_in("jun")
    assert "/ko/events/forum/" in page(reader, "/sitemap.xml")
    assert 'href="/ko/events/"' in page(reader, "/ko/")
    feed = feedparser.parse(reader.get("/ko/events/feed/").content)
    [entry] = feed.entries
    assert (feed.bozo, entry.title) == (False, "서울 도시 포럼")
    assert entry.link == "http://testserver/ko/events/forum/"
    found = reader.get("/api/v1/search", {"q": "포럼"}).json()["results"]
    assert [(one["kind"], one["key"]) for one in found] == [("event", "forum")]
    assert "/ko/events/forum/" in page(reader, "/ko/search/?q=포럼")
    assert "City forum" in page(jun, "/admin/") and "City forum" in page(
        jun, "/admin/translations/?kind=event"
    )
    assert "/ko/events/forum/" in page(jun, "/admin/link-targets/?q=포럼&language=ko")


def test_a_preview_shows_an_event_that_is_not_public():
    event, jun = make_event(stage="draft"), make_person("jun", "publisher")
    link = actions.make_preview_link(event, by=jun, days=1)
    assert Client().get("/ko/events/forum/").status_code == 404
    assert "서울 도시 포럼" in page(Client(), f"/ko/preview/{link.token}/")
    assert "서울 도시 포럼" in page(log_in("mina"), f"/ko/preview/event/{event.pk}/")


def test_the_library_knows_the_files_of_an_event(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    image, file = make_image(), make_attachment()
    event = make_event(stage="draft", picture=image)
    EventFile.objects.create(event=event, document=file)
    actions.save(event, by=None)
    assert not is_public(file) and not is_public(image)
    actions.publish(event, by=None)
    assert is_public(file) and is_public(image)
    for name in ("attachments.zip", "share.jpg"):
        answer = Client().get(f"/ko/events/forum/{name}")
        assert (answer.status_code, len(body_of(answer)) > 100) == (200, True)


def test_what_only_a_revision_of_an_event_names_is_not_cleaned_away(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    image, file = make_image(), make_attachment()
    event = make_event(stage="draft", picture=image)
    link = EventFile.objects.create(event=event, document=file)
    actions.save(event, by=None)
    link.delete()
    event.picture = None
    actions.save(event, by=None)
    assert image.pk in ids_in_use(type(image)) and file.pk in ids_in_use(Attachment)


def test_events_go_out_and_come_in_again(tmp_path, settings, capsys):
    settings.MEDIA_ROOT = tmp_path
    event = make_event(picture=make_image(), body_ko="<p>포럼을 엽니다.</p>")
    EventFile.objects.create(event=event, document=make_attachment())
    make_event("draft", stage="draft")
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    call_command("export_content", "events", str(first))
    Event.objects.all().delete()
    call_command("import_content", "events", str(first))
    assert "2 created" in capsys.readouterr().out
    assert "서울 도시 포럼" in page(Client(), "/ko/events/forum/")
    assert [entry.attachments[0].name for entry in Event.objects.published()] == [
        event.files.model.objects.get().document.name
    ]
    call_command("export_content", "events", str(second))
    assert second.read_bytes() == first.read_bytes()
    call_command("import_content", "events", str(first))
    assert "2 unchanged" in capsys.readouterr().out


def test_a_body_that_comes_in_is_sanitised_and_says_what_was_left_out(tmp_path, capsys):
    file = tmp_path / "events.jsonl"
    body = '<p>포럼</p><iframe src="https://example.org/"></iframe>'
    file.write_text(json.dumps({"slug": "forum", "title": {"ko": "포럼"}, "body": {"ko": body}}) + "\n")
    call_command("import_content", "events", str(file))
    assert Event.objects.get().body_ko == "<p>포럼</p>"
    assert "line 1: left_out: body.ko: frame https://example.org/" in capsys.readouterr().err


def test_the_check_has_nothing_to_say():
    call_command("check")


def test_the_list_of_events_offers_the_moves_of_many():
    make_event()
    offered = set(re.findall(r'<option value="(\w+_many)"', page(log_in("jun"), "/admin/events/event/")))
    assert offered == {"publish_many", "withdraw_many", "unpublish_many", "add_areas_to_many"}
