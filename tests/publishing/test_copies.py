"""What visitors get and what editors work on are two rows."""

import pytest
from django.db import IntegrityError, transaction

from agreements.models import Agreement, Party
from news.models import Post
from policyarchive.publishing import actions
from policyarchive.publishing.links import replace_links
from policyarchive.publishing.models import Revision
from policyarchive.publishing.refusals import MoveRefused
from tests.factories import (
    make_agreement,
    make_area,
    make_city,
    make_person,
    make_post,
    make_signatory,
    make_source,
    relate,
)

pytestmark = pytest.mark.django_db


def test_a_working_copy_holds_what_the_public_row_holds():
    areas = [make_area(), make_area(), make_area()]
    city, agreement = make_city(), make_agreement()
    post = make_post(areas=areas, cities=[city], agreements=[agreement], byline="ssunha")
    copy = actions.start_working_copy(post, by=None)
    assert copy.copy_of == post
    assert (copy.title_ko, copy.title_en, copy.byline) == (post.title_ko, post.title_en, "ssunha")
    assert copy.ordered_areas == areas
    assert list(copy.cities.all()) == [city]
    assert list(copy.agreements.all()) == [agreement]
    assert (copy.number, copy.ref, copy.legacy_address, copy.views) == (None, None, None, 0)
    assert copy.stage == "draft"


def test_there_is_one_working_copy_at_most():
    post = make_post()
    copy = actions.start_working_copy(post, by=None)
    assert actions.start_working_copy(post, by=None) == copy
    assert actions.start_working_copy(copy, by=None) == copy
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(copy_of=post, title_ko="둘째")


def test_what_is_not_public_needs_no_copy():
    with pytest.raises(MoveRefused):
        actions.start_working_copy(make_post(stage="draft"), by=None)


def test_the_public_row_changes_only_when_the_copy_is_published():
    area, other = make_area(), make_area()
    post = make_post(title_ko="처음", title_en="First", areas=[area])
    key, number = post.pk, post.number
    copy = actions.start_working_copy(post, by=None)
    copy.title_ko = "다음"
    copy.save()
    replace_links(copy, "area_links", [other, area])
    copy.agreements.add(make_agreement())
    post.refresh_from_db()
    assert (post.title_ko, post.ordered_areas, post.agreements.count()) == ("처음", [area], 0)

    public = actions.publish(copy, by=None)
    assert (public.pk, public.number, public.title_ko) == (key, number, "다음")
    assert Post.objects.get(pk=key).ordered_areas == [other, area]
    assert public.agreements.count() == 1
    assert not Post.objects.working_copies().exists()


def test_identity_stays_with_the_public_row():
    post = make_post(ref="old/1", legacy_address="/ko/node/1", views=7)
    copy = actions.start_working_copy(post, by=None)
    Post.objects.filter(pk=post.pk).update(views=9)
    public = actions.publish(copy, by=None)
    public.refresh_from_db()
    assert (public.ref, public.legacy_address, public.views) == ("old/1", "/ko/node/1", 9)


@pytest.mark.parametrize("columns", [{"number": 4}, {"ref": "x"}, {"legacy_address": "/x"}, {"views": 1}])
def test_a_working_copy_can_have_no_identity(columns):
    copy = actions.start_working_copy(make_post(), by=None)
    with pytest.raises(IntegrityError, match="post_identity"), transaction.atomic():
        Post.objects.filter(pk=copy.pk).update(**columns)


@pytest.mark.parametrize("stage", ["live", "withdrawn", "unpublished"])
def test_a_working_copy_is_never_public(stage):
    copy = actions.start_working_copy(make_post(), by=None)
    with pytest.raises(IntegrityError, match="copy_is_never_public"), transaction.atomic():
        Post.objects.filter(pk=copy.pk).update(stage=stage)


def test_an_agreement_brings_its_parties_signatories_relations_and_sources():
    home, london = make_city(), make_city()
    earlier = make_agreement(signed="2015-12")
    agreement = make_agreement(cities=[home, london], areas=[make_area()])
    make_signatory(agreement.parties.first(), name_ko="박원순", name_en="Park Won-soon", office_en="Mayor")
    make_source(agreement)
    relate(agreement, "follows_up", earlier)
    copy = actions.start_working_copy(agreement, by=None)
    assert [party.city for party in copy.parties.all()] == [home, london]
    assert copy.parties.first().signatories.get().name_ko == "박원순"
    assert copy.relations.get().to_agreement == earlier
    assert copy.sources.count() == 1

    Party.objects.filter(agreement=copy, city=london).delete()
    actions.publish(copy, by=None)
    assert [party.city for party in agreement.parties.all()] == [home]
    assert agreement.parties.first().signatories.get().office_en == "Mayor"
    assert Agreement.objects.count() == 2


def test_a_language_can_be_published_before_the_other():
    post = make_post(stage="draft", title_ko="제목", title_en="Half a translation", original_language="ko")
    public = actions.publish(post, by=None, languages=["ko"])
    public.refresh_from_db()
    assert (public.stage, public.title_ko, public.title_en) == ("live", "제목", None)
    copy = public.open_copy
    assert copy.title_en == "Half a translation"

    copy.title_en = "A translation"
    copy.title_ko = "손보는 중"
    copy.save()
    actions.publish(copy, by=None, languages=["en"])
    public.refresh_from_db()
    assert (public.title_ko, public.title_en) == ("제목", "A translation")
    assert public.open_copy.title_ko == "손보는 중"


def test_a_discarded_copy_leaves_the_public_row_and_its_revisions():
    post = make_post(title_ko="처음", title_en="First")
    copy = actions.start_working_copy(post, by=None)
    copy.title_ko = "버릴 것"
    actions.save(copy, by=None)
    actions.discard_working_copy(copy, by=make_person("jun", "publisher"))
    post.refresh_from_db()
    assert (post.title_ko, post.open_copy) == ("처음", None)
    assert Revision.objects.of(post).first().data["fields"]["title_ko"] == "버릴 것"


def test_what_an_import_changed_meanwhile_is_not_laid_over_unasked():
    post = make_post(title_ko="처음", title_en="First")
    copy = actions.start_working_copy(post, by=None)
    actions.save(post, by=None, occasion="imported")
    with pytest.raises(MoveRefused):
        actions.publish(copy, by=None)
    assert actions.publish(copy, by=None, override="The import was wrong").stage == "live"


def test_a_major_change_is_shown_to_readers_with_its_day():
    post = make_post()
    copy = actions.start_working_copy(post, by=None)
    note = {"ko": "날짜를 고침", "en": "The date was corrected"}
    public = actions.publish(copy, by=None, is_major=True, change_note=note)
    public.refresh_from_db()
    assert (public.change_note_ko, public.change_note_en) == ("날짜를 고침", "The date was corrected")
    assert public.revised_on is not None
    assert Revision.objects.of(public).first().change_note == note


def test_a_minor_change_is_not():
    copy = actions.start_working_copy(make_post(), by=None)
    public = actions.publish(copy, by=None)
    public.refresh_from_db()
    assert public.revised_on is None
