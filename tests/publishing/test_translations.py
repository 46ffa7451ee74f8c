"""Missing, current or outdated: a comparison with the text that a translation was made from."""

import pytest
from django.db import IntegrityError, transaction

from agreements.models import Agreement
from news.models import Post
from policyarchive.audit.models import LogEntry
from policyarchive.publishing import actions
from policyarchive.publishing.models import Revision, Translation
from policyarchive.publishing.refusals import MoveRefused, SavedMeanwhile
from policyarchive.publishing.translations import (
    State,
    items_in_state,
    outdated_languages,
    rows_in_state,
    states_of,
)
from tests.factories import make_agreement, make_person, make_post

pytestmark = pytest.mark.django_db


def states(item):
    """Return what `states_of` says, and see to it that the database's filter says the same."""
    found = states_of(item, outdated_languages(item))
    for code, state in found.items():
        matches = {each for each in State if rows_in_state(type(item), each, [code]).filter(pk=item.pk)}
        assert matches == {state}, (code, matches)
    return {code: state.value for code, state in found.items()}


def change(row, by=None, **columns):
    for name, value in columns.items():
        setattr(row, name, value)
    return actions.save(row, by=by)


def make_pair(**columns):
    return make_post(**{"stage": "draft", "title_ko": "글", "title_en": "Post"} | columns)


def test_a_language_without_a_title_is_missing():
    post = make_post(stage="draft", title_ko="글")
    assert states(post) == {"ko": "original", "en": "missing"}


def test_a_translation_that_came_with_its_original_is_current():
    assert states(make_pair()) == {"ko": "original", "en": "current"}
    assert states(make_pair(original_language="en")) == {"ko": "current", "en": "original"}


def test_a_change_of_the_original_makes_it_outdated():
    post = make_pair()
    change(post, body_ko="<p>새 본문</p>")
    assert states(post) == {"ko": "original", "en": "outdated"}


def test_undoing_the_change_makes_the_translation_current_again():
    post = make_pair()
    change(post, title_ko="새 글")
    change(post, title_ko="글")
    assert states(post)["en"] == "current"


@pytest.mark.parametrize("columns", [{"title_en": "New"}, {"byline": "ssunha"}, {"posted_on": "2020-01-01"}])
def test_only_texts_of_the_original_language_count(columns):
    post = make_pair()
    change(post, **columns)
    assert states(post)["en"] == "current"


def test_saying_so_makes_it_current_from_the_revision_that_there_is():
    post, hana = make_pair(), make_person("hana", "translator")
    revision = change(post, title_ko="새 글")
    actions.grant_languages(hana, ["en"])
    actions.declare_current(post, "en", by=hana)
    assert states(post)["en"] == "current"
    translation = Translation.objects.of(post).get()
    assert (translation.source_language, translation.source_number) == ("ko", revision.number)
    assert translation.made_by == hana


def published(**columns):
    return actions.publish(make_pair(**columns), by=None)


def test_a_working_copy_is_compared_as_soon_as_it_is_saved():
    copy = actions.start_working_copy(published(), by=None)
    assert states(copy)["en"] == "current"
    change(copy, title_ko="새 글")
    assert states(copy)["en"] == "outdated"


@pytest.mark.parametrize(("is_major", "state"), [(False, "current"), (True, "outdated")])
def test_a_minor_change_leaves_translations_current_and_a_major_one_does_not(is_major, state):
    copy = actions.start_working_copy(published(), by=None)
    change(copy, title_ko="새 글")
    post = actions.publish(copy, by=None, is_major=is_major, change_note={"ko": "고침"})
    assert states(post)["en"] == state


def test_a_minor_change_leaves_an_outdated_translation_outdated():
    copy = actions.start_working_copy(published(), by=None)
    change(copy, title_ko="크게 고친 글")
    post = actions.publish(copy, by=None, is_major=True, change_note={"ko": "고침"})
    copy = actions.start_working_copy(post, by=None)
    change(copy, title_ko="크게 고친 글.")
    assert states(actions.publish(copy, by=None))["en"] == "outdated"


def test_a_translation_made_of_a_working_copy_is_current_when_it_is_published():
    copy = actions.start_working_copy(published(), by=None)
    change(copy, title_ko="새 글")
    actions.save_translation(copy, "en", {"title_en": "New"}, by=None, is_current=True)
    post = actions.publish(copy, by=None, is_major=True, change_note={"ko": "고침"})
    assert (post.title_en, states(post)["en"]) == ("New", "current")


def test_discarding_a_working_copy_takes_back_what_was_declared_in_it():
    post = published()
    copy = actions.start_working_copy(post, by=None)
    change(copy, title_ko="새 글")
    actions.save_translation(copy, "en", {"title_en": "New"}, by=None, is_current=True)
    actions.discard_working_copy(copy, by=None)
    assert states(Post.objects.get(pk=post.pk))["en"] == "current"
    actions.declare_current(Post.objects.get(pk=post.pk), "en", by=None)  # not from the discarded revision
    assert Translation.objects.of(post).get().source_number == 2
    actions.discard_working_copy(actions.start_working_copy(Post.objects.get(pk=post.pk), by=None), by=None)
    assert states(Post.objects.get(pk=post.pk))["en"] == "current"


@pytest.mark.parametrize(("discard_copy", "state"), [(True, "current"), (False, "outdated")])
def test_unpublishing_compares_with_the_text_that_stays(discard_copy, state):
    post = published()
    change(actions.start_working_copy(post, by=None), title_ko="새 글")
    row = actions.unpublish(Post.objects.get(pk=post.pk), by=None, discard_copy=discard_copy)
    assert states(row)["en"] == state


def test_agreements_have_no_language_of_their_own_so_the_first_is_the_original():
    both, english = make_agreement(stage="draft"), make_agreement(stage="draft", title_ko=None)
    for agreement in (both, english):
        actions.save(agreement, by=None)
    change(both, title_ko="새 협정")
    assert states(both) == {"ko": "original", "en": "outdated"}
    assert states(english) == {"ko": "missing", "en": "original"}


def test_items_are_found_by_the_state_of_the_row_that_is_worked_on():
    post, other = published(), published()
    change(actions.start_working_copy(post, by=None), title_ko="새 글")
    outdated = Post.objects.originals().filter(items_in_state(Post, "outdated", ["en"]))
    assert list(outdated) == [post]
    assert list(rows_in_state(Post, "outdated", ["ko", "en"])) == [Post.objects.get(copy_of=post)]
    assert list(rows_in_state(Post, "current", ["en"])) == [other]
    assert list(rows_in_state(Agreement, "current", ["en"])) == []


def test_a_saved_translation_is_not_called_current_before_somebody_says_so():
    post = make_post(stage="draft", title_ko="글")
    whole = {"title_en": "Post", "body_en": "<p>…</p>"}
    post = actions.save_translation(post, "en", whole, by=None, is_current=False)
    assert states(post)["en"] == "outdated"
    post = actions.save_translation(post, "en", whole, by=None, is_current=True)
    assert states(post)["en"] == "current"
    assert LogEntry.objects.about(post).filter(action="translated").count() == 1


def test_a_translation_of_what_is_public_goes_into_a_working_copy():
    post = make_post(title_ko="글")
    copy = actions.save_translation(post, "en", {"title_en": "Post"}, by=None, is_current=True)
    assert (copy.copy_of, copy.title_en, copy.title_ko) == (post, "Post", "글")
    post.refresh_from_db()
    assert post.title_en is None


def test_declaring_a_public_translation_current_changes_no_text_and_makes_no_copy():
    copy = actions.start_working_copy(published(), by=None)
    change(copy, title_ko="새 글")
    post = actions.publish(copy, by=None, is_major=True, change_note={"ko": "고침"})
    count = Revision.objects.of(post).count()
    actions.save_translation(post, "en", {"title_en": post.title_en}, by=None, is_current=True)
    assert (states(post)["en"], post.open_copy, Revision.objects.of(post).count()) == ("current", None, count)


def test_other_columns_than_the_languages_texts_are_not_written():
    post = make_pair()
    texts = {"title_en": "New", "title_ko": "몰래", "byline": "x", "change_note_en": "x", "stage": "live"}
    post = actions.save_translation(post, "en", texts, by=None, is_current=False)
    assert (post.title_en, post.title_ko, post.byline, post.stage) == ("New", "글", "", "draft")
    assert not post.change_note_en


def test_a_translator_writes_the_languages_granted_and_no_others():
    hana, post = make_person("hana", "translator"), make_pair()
    with pytest.raises(MoveRefused):
        actions.save_translation(post, "en", {"title_en": "New"}, by=hana, is_current=False)
    actions.grant_languages(hana, ["en"])
    assert actions.save_translation(post, "en", {"title_en": "New"}, by=hana, is_current=True)
    actions.grant_languages(hana, ["ko"])
    with pytest.raises(MoveRefused):
        actions.save_translation(post, "en", {"title_en": "Newer"}, by=hana, is_current=False)


def test_the_original_is_no_translation():
    with pytest.raises(MoveRefused):
        actions.save_translation(make_pair(), "ko", {"title_ko": "새 글"}, by=None, is_current=True)


def test_what_somebody_saved_meanwhile_is_not_written_over():
    post = make_pair()
    seen = post.version
    change(post, title_en="Theirs")
    with pytest.raises(SavedMeanwhile):
        actions.save_translation(
            post, "en", {"title_en": "Mine"}, by=None, is_current=True, seen_version=seen
        )
    public = published()
    actions.start_working_copy(public, by=None)
    with pytest.raises(SavedMeanwhile):
        actions.save_translation(public, "en", {"title_en": "Mine"}, by=None, is_current=True)


@pytest.mark.parametrize(
    "columns", [{"language": "fr"}, {"language": "ko", "source_language": "ko"}, {"language": "en"}]
)
def test_the_database_keeps_translations_sane(columns):
    post = make_pair()
    kind = Translation.objects.of(post).get().item_type
    with pytest.raises(IntegrityError), transaction.atomic():
        Translation.objects.create(
            **{"item_type": kind, "item_id": post.pk, "source_language": "ko", "source_number": 1} | columns
        )


TEXTS = {"title": "글", "summary": "요약", "body": "<p>본문</p>", "note": "비고"}


@pytest.mark.parametrize("make", [make_post, make_agreement])
def test_a_translation_is_partial_while_it_lacks_any_text_that_the_original_has(make):
    model = {make_post: Post, make_agreement: Agreement}[make]
    for missing in model.texts:
        whole = {f"{name}_{code}": TEXTS[name] for name in model.texts for code in ("ko", "en")}
        row = make(**whole | {f"{missing}_en": None, "stage": "draft"})
        actions.save(row, by=None)
        assert states(row) == {"ko": "original", "en": "partial"}, missing
        change(row, **{f"{missing}_en": "Text"})
        assert states(row)["en"] == "current", missing
        change(row, **{f"{missing}_ko": None, f"{missing}_en": None} if missing != "title" else {})
        assert states(row)["en"] in {"current", "outdated"}, missing


def test_what_the_original_lacks_is_not_missed():
    post = make_pair(summary_en="More than the original says")
    assert states(post)["en"] == "current"


def test_offices_and_places_are_names_and_make_no_translation_partial():
    assert states(make_pair(department_ko="국제협력과"))["en"] == "current"


def test_calling_a_partial_translation_current_does_not_make_it_whole():
    post = make_post(stage="draft", title_ko="글")
    post = actions.save_translation(post, "en", {"title_en": "Post"}, by=None, is_current=True)
    assert states(post)["en"] == "partial"
    post = actions.save_translation(post, "en", {"body_en": "<p>…</p>"}, by=None, is_current=False)
    assert states(post)["en"] == "current"


def test_a_translation_without_a_title_is_partial_too():
    post = make_post(stage="draft", title_ko="글", body_en="<p>Text</p>")
    assert states(post)["en"] == "partial"


def test_a_translation_is_current_through_everything_but_a_change_of_the_original_text():
    """Published, taken down, another byline, the text changed, the text changed back."""
    post, found = published(body_ko="<p>본문</p>"), []
    found.append(states(post)["en"])
    post = actions.unpublish(post, by=None)
    found.append(states(post)["en"])
    for columns in ({"byline": "김"}, {"body_ko": "<p>다른 본문</p>"}, {"body_ko": "<p>본문</p>"}):
        change(post, **columns)
        found.append(states(post)["en"])
    assert found == ["current", "current", "current", "outdated", "current"]


@pytest.mark.parametrize("name", ["language", "source_language"])
def test_a_translation_is_from_and_into_a_language_of_the_site(name):
    post = make_post(title_ko="글", title_en="Text")
    with pytest.raises(IntegrityError, match=f"translation_{name}_is_known"), transaction.atomic():
        Translation.objects.of(post).update(**{name: "xx"})
