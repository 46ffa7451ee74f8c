"""What an export writes an import reads: for any post that can be, field by field."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from news.actions import create_post
from news.models import Post
from policyarchive.lib.body.sanitizing import sanitize_body
from policyarchive.lib.licences import Licence
from policyarchive.opendata.exporting import export_records
from policyarchive.opendata.importing import PostImporter
from policyarchive.publishing.stages import HIDDEN, Stage
from tests.factories import make_agreement, make_area, make_attachment, make_category, make_city, make_image

pytestmark = pytest.mark.django_db
LETTERS = st.characters(codec="utf-8", exclude_characters="\0") | st.sampled_from(
    "가ᄒ\u200b\u202e\x0b\u2028 <&\"'\ufeff\xad"
)
TEXT = st.text(LETTERS, max_size=30)
TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<ul><li>",
        "<h2>",
        "<table><tr><td>",
        "<sup>2</sup>",
        '<a href="/ko/news/1/">',
        "<br>",
        "□ ",
        "- ",
    ]
)
BODY = st.lists(TAGS | TEXT, max_size=8).map("".join)
DAYS = st.dates()
LARGEST = 2**31 - 1


@st.composite
def texts(draw, name, content, *, language=None):
    """Return the columns of a translated text, the one in LANGUAGE not empty."""
    columns = {f"{name}_{code}": draw(content | st.none()) for code in ("ko", "en")}
    return columns | ({f"{name}_{language}": "제목 " + draw(content)} if language else {})


@st.composite
def posts(draw):
    """Return the columns of a post, such that no constraint is broken."""
    language, stage = draw(st.sampled_from(["ko", "en"])), draw(st.sampled_from(Stage.values))
    licence = draw(st.sampled_from(Licence.values))
    pinned_from = draw(DAYS | st.none())
    columns = draw(texts("title", TEXT, language=language)) | draw(texts("summary", TEXT))
    columns |= draw(texts("body", BODY.map(sanitize_body))) | draw(texts("department", TEXT))
    columns |= draw(texts("withdrawal_reason", TEXT)) if stage == Stage.WITHDRAWN else {}
    return columns | {
        "original_language": language,
        "stage": stage,
        "licence": licence,
        "has_ai_mark": licence[:6] in {f"kogl-{n}" for n in range(1, 5)} and draw(st.booleans()),
        "posted_on": draw(DAYS),
        "pinned_from": pinned_from,
        "pinned_until": draw(st.dates(pinned_from) | st.none()) if pinned_from else None,
        "views": draw(st.integers(0, LARGEST)),
        "byline": draw(TEXT),
        "ref": draw(st.none() | TEXT.map("ref {}".format)),
        "redirect_to": draw(st.sampled_from(["", "https://example.org/가?b=1", "/ko/agreements/"]))
        if stage in HIDDEN
        else "",
        "legacy_address": draw(st.none() | TEXT.map(lambda text: f"/old/?b=2&a={text}")),
    }


@pytest.fixture
def surroundings(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return {
        "category": make_category(),
        "lead_image": make_image(),
        "agreements": [make_agreement(), make_agreement()],
        "cities": [make_city(), make_city()],
        "areas": [make_area(), make_area(), make_area()],
        "attachments": [make_attachment(), make_attachment("이름 있는 파일.pdf")],
    }


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data(), columns=posts())
def test_any_post_comes_back_as_it_was(surroundings, data, columns):
    with transaction.atomic():
        add_post(columns, surroundings, data)
        lines = [json.dumps(record, default=str, ensure_ascii=False) for record in export_records()]
        Post.objects.all().delete()
        reports = list(PostImporter().run(line.encode() for line in lines))
        again = [json.dumps(record, default=str, ensure_ascii=False) for record in export_records()]
        unchanged = list(PostImporter().run(line.encode() for line in lines))
        transaction.set_rollback(True)
    assert [(report.outcome, report.error, report.warnings) for report in reports] == [("created", None, [])]
    assert again == lines
    assert [report.outcome for report in unchanged] == ["unchanged"]


def add_post(columns, surroundings, data):
    chosen = {
        name: data.draw(
            st.permutations(surroundings[name]).flatmap(
                lambda rows: st.integers(0, len(rows)).map(lambda n: rows[:n])
            )
        )
        for name in ("agreements", "cities", "areas", "attachments")
    }
    own = {
        name: data.draw(st.sampled_from([None, surroundings[name]])) for name in ("category", "lead_image")
    }
    post = create_post(Post(**columns, **own), by=None, relations=chosen)
    assert post.attachments == chosen["attachments"]
