"""Pages of posts and agreements: which row one looks at, and who may write what."""

import pytest

from agreements.models import Agreement
from news.models import Post
from policyarchive.publishing import actions
from policyarchive.publishing.links import replace_links
from policyarchive.publishing.models import LanguageGrant, Revision
from tests.backoffice.people import log_in
from tests.factories import make_agreement, make_area, make_city, make_post

pytestmark = pytest.mark.django_db
NO_ROWS = {
    f"{rows}_links-{name}_FORMS": 0 for rows in ("area", "attachment") for name in ("TOTAL", "INITIAL")
}


def page_of(item):
    return f"/admin/{item._meta.app_label}/{item._meta.model_name}/{item.pk}/change/"


def form_of(post, **changes):
    return {
        "seen_version": post.version,
        "original_language": post.original_language,
        "posted_on": "2017-04-12",
        "initial-posted_on": "2017-04-12",
        "licence": "none",
        "title_ko": post.title_ko or "",
        "title_en": post.title_en or "",
        **NO_ROWS,
        **changes,
    }


def state_at(client, item):
    return client.get(page_of(item)).context["state"]


def test_a_writer_makes_a_draft_with_a_number_and_a_revision():
    mina = log_in("mina")
    blank = Post(original_language="ko", title_ko="새 글")
    answer = mina.post("/admin/news/post/add/", form_of(blank, revision_note="First words"))
    assert answer.status_code == 302
    post = Post.objects.get(title_ko="새 글")
    assert (post.stage, post.number) == ("draft", 1)
    revision = Revision.objects.of(post).get()
    assert (revision.saved_by, revision.note) == (mina.person, "First words")


@pytest.mark.parametrize("name", ["mina", "jun", "hana", "admin"])
def test_what_is_public_cannot_be_written_as_it_is(name):
    post = make_post(title_ko="처음", title_en="First")
    client = log_in(name)
    assert client.post(page_of(post), form_of(post, title_ko="다음")).status_code == 403
    assert client.get(page_of(post)).context["has_change_permission"] is False
    post.refresh_from_db()
    assert post.title_ko == "처음"


@pytest.mark.parametrize("name", ["mina", "jun", "hana", "sora"])
def test_who_may_write_is_offered_a_working_copy(name):
    is_offered = name != "sora"
    client, post = log_in(name), make_post()
    actions.grant_languages(client.person, ["en"])
    assert bool(state_at(client, post).copy_url) is is_offered
    answer = client.post(f"/admin/news/post/{post.pk}/copy/")
    assert (answer.status_code, Post.objects.working_copies().exists()) == (
        (302, True) if is_offered else (403, False)
    )


def test_the_page_of_each_row_leads_to_the_other():
    jun, post = log_in("jun"), make_post()
    copy = actions.start_working_copy(post, by=jun.person)
    assert state_at(jun, post).change_url == page_of(copy)
    assert state_at(jun, copy).public_url == page_of(post)


def test_a_working_copy_is_written_and_the_public_row_stays():
    mina, post = log_in("mina"), make_post(title_ko="처음", title_en="First")
    copy = actions.start_working_copy(post, by=None)
    assert mina.post(page_of(copy), form_of(copy, title_ko="다음")).status_code == 302
    copy.refresh_from_db()
    post.refresh_from_db()
    assert (copy.title_ko, post.title_ko) == ("다음", "처음")


def test_the_form_of_a_working_copy_has_no_identity():
    jun, post = log_in("jun"), make_post(ref="old/1")
    copy = actions.start_working_copy(post, by=None)
    fields = jun.get(page_of(copy)).context["adminform"].form.fields
    assert {"ref", "legacy_address", "number", "slug"} & set(fields) == set()


def test_lists_and_relations_show_items_and_no_working_copies():
    jun = log_in("jun")
    agreement = make_agreement()
    actions.start_working_copy(agreement, by=None)
    assert jun.get("/admin/agreements/agreement/").context["cl"].result_count == 1
    wanted = {"app_label": "news", "model_name": "post", "field_name": "agreements"}
    found = jun.get("/admin/autocomplete/", wanted).json()["results"]
    assert [row["id"] for row in found] == [str(agreement.pk)]


@pytest.mark.parametrize("name", ["mina", "jun"])
def test_buttons_are_exactly_the_moves_that_this_person_may_make(name):
    post = make_post(stage="draft")
    state = state_at(log_in(name), post)
    expected = {"mina": ["submit"], "jun": ["submit", "publish", "schedule"]}[name]
    assert [button.name for button in state.buttons] == expected
    assert all(refusal.reasons for refusal in state.refusals)


def test_obstacles_to_publishing_replace_the_button():
    post = make_post(stage="draft", title_ko="", title_en="Only English")
    state = state_at(log_in("jun"), post)
    assert [button.name for button in state.buttons] == ["submit"]
    assert [refusal.label for refusal in state.refusals] == ["Publish", "Schedule"]


@pytest.mark.parametrize("granted", [[], ["en"], ["ko", "en"]])
def test_a_translator_writes_the_languages_granted_and_nothing_else(granted):
    hana, post = log_in("hana"), make_post(stage="draft", title_ko="처음", title_en="First", byline="ssunha")
    for language in granted:
        LanguageGrant.objects.create(person=hana.person, language=language)
    hana.post(page_of(post), form_of(post, title_ko="바꿈", title_en="Changed", byline="hana"))
    post.refresh_from_db()
    assert post.title_ko == ("바꿈" if "ko" in granted else "처음")
    assert post.title_en == ("Changed" if "en" in granted else "First")
    assert post.byline == "ssunha"


def test_what_was_public_once_cannot_be_deleted():
    admin = log_in("admin")
    post, never = make_post(stage="draft"), make_post(stage="draft")
    actions.unpublish(actions.publish(post, by=None), by=None)
    assert admin.post(f"/admin/news/post/{post.pk}/delete/", {"post": "yes"}).status_code == 403
    assert admin.post(f"/admin/news/post/{never.pk}/delete/", {"post": "yes"}).status_code == 302
    assert list(Post.objects.values_list("pk", flat=True)) == [post.pk]


def test_signatories_of_a_public_agreement_are_changed_in_its_copy_only():
    jun = log_in("jun")
    agreement = make_agreement(cities=[make_city(), make_city()], areas=[make_area()])
    party = agreement.parties.first()
    rows = {"signatories-TOTAL_FORMS": 1, "signatories-INITIAL_FORMS": 0, "signatories-0-name_en": "Khan"}
    assert jun.post(f"/admin/agreements/party/{party.pk}/change/", rows).status_code == 403
    copy = actions.start_working_copy(agreement, by=None)
    own = copy.parties.first()
    rows["signatories-0-party"] = own.pk
    assert jun.post(f"/admin/agreements/party/{own.pk}/change/", rows).status_code == 302
    assert own.signatories.get().name_en == "Khan"
    assert Revision.objects.of(agreement).first().saved_by == jun.person


def as_text(pieces):
    return "".join(f"[{piece.text}]" if piece.is_changed else piece.text for piece in pieces)


@pytest.mark.parametrize("reader", ["ko", "en"])
def test_both_texts_are_marked_as_removed_and_added_for_eyes_and_ears(reader):
    mina, post = log_in("mina"), make_post(stage="draft", title_ko="가 끝", title_en="", summary_ko="")
    form = form_of(post, title_ko="다 끝", summary_ko="새 요약")
    log_in("jun").post(page_of(post), form_of(post, title_ko="나 끝"))
    page = mina.post(page_of(post), form, headers={"accept-language": reader}).content.decode()
    removed, added, nothing = {
        "ko": ("삭제:", "추가:", "내용이 없었습니다."),
        "en": ("Removed:", "Added:", "There was nothing here."),
    }[reader]
    hidden = f'<span class="visually-hidden" lang="{reader}">'
    assert f"<del>{hidden}{removed} </span>나 </del>끝</div>" in page
    assert f"<ins>{hidden}{added} </span>다 </ins>끝</div>" in page
    assert f'<span class="quiet" lang="{reader}">{nothing}</span>' in page
    assert page.count('<section class="compare__change"') == 2


def test_a_second_save_of_one_version_is_refused_and_nothing_typed_is_lost():
    mina, post = log_in("mina"), make_post(stage="draft", title_ko="처음", title_en="First")
    form = form_of(post, title_ko="미나의 글")
    log_in("jun").post(page_of(post), form_of(post, title_ko="준의 글"))
    answer = mina.post(page_of(post), form)
    conflict = answer.context["adminform"].form.conflict
    assert [(as_text(change.old), as_text(change.new)) for change in conflict.changes] == [
        ("[준의 ]글", "[미나의 ]글")
    ]
    assert mina.post(page_of(post), form | {"_overwrite": conflict.version}).status_code == 302
    post.refresh_from_db()
    assert post.title_ko == "미나의 글"
    assert Revision.objects.of(post).count() == 3


@pytest.mark.parametrize("seen", ["", "999", "x"])
def test_a_form_that_does_not_say_what_it_saw_is_refused(seen):
    post = make_post(stage="draft", title_ko="처음", title_en="First")
    log_in("jun").post(page_of(post), form_of(post, title_ko="다음", seen_version=seen))
    post.refresh_from_db()
    assert post.title_ko == "처음"


@pytest.mark.parametrize("count", [1, 3, 20])
def test_the_list_costs_the_same_for_any_number_of_items(count, django_assert_num_queries):
    jun = log_in("jun")
    for _ in range(count):
        actions.start_working_copy(make_post(), by=None)
        actions.start_working_copy(make_agreement(cities=[make_city(), make_city()]), by=None)
    jun.get("/admin/news/post/")
    with django_assert_num_queries(9):  # keys of the page, then its rows
        jun.get("/admin/news/post/")
    with django_assert_num_queries(10):
        jun.get("/admin/agreements/agreement/")


def test_an_agreement_is_changed_and_published_with_its_parties():
    jun = log_in("jun")
    agreement = make_agreement(cities=[make_city(), make_city()])
    copy = actions.start_working_copy(agreement, by=None)
    copy.parties.last().delete()
    actions.publish(copy, by=jun.person)
    assert Agreement.objects.get(pk=agreement.pk).parties.count() == 1


def rows_of(item, accessor, *columns):
    rows = list(getattr(item, accessor).all())
    form = {f"{accessor}-TOTAL_FORMS": len(rows), f"{accessor}-INITIAL_FORMS": len(rows)}
    for place, row in enumerate(rows):
        form |= {f"{accessor}-{place}-{name}": getattr(row, name) for name in columns}
    return form


def test_mine_is_saved_over_theirs_with_rows_that_they_removed():
    mina = log_in("mina")
    areas = [make_area(), make_area(), make_area()]
    post = make_post(stage="draft", areas=areas)
    form = form_of(post, title_ko="미나의 글") | rows_of(post, "area_links", "id", "area_id", "position")
    form |= {f"area_links-{place}-area": area.pk for place, area in enumerate(areas)}
    form |= {f"area_links-{place}-post": post.pk for place in range(3)}
    replace_links(post, "area_links", areas[2:])
    actions.save(post, by=None)
    answer = mina.post(page_of(post), form)
    assert answer.status_code == 200
    version = answer.context["adminform"].form.conflict.version
    assert mina.post(page_of(post), form | {"_overwrite": version}).status_code == 302
    assert [area.pk for area in Post.objects.get(pk=post.pk).ordered_areas] == [area.pk for area in areas]


def test_an_area_that_stays_keeps_its_row():
    first, second, third = make_area(), make_area(), make_area()
    post = make_post(areas=[first, second])
    kept = post.area_links.get(area=second).pk
    replace_links(post, "area_links", [second, third])
    assert [link.area for link in post.area_links.all()] == [second, third]
    assert post.area_links.get(area=second).pk == kept
