import pytest
from django.db import connection

from agreements.models import Agreement
from news.models import Post
from policyarchive.lib.data.stored import clean_stored
from tests.factories import make_agreement, make_post

pytestmark = pytest.mark.django_db


def force(row, **columns):
    """Write past all doors, as rows from before the cleaning were written."""
    names = ", ".join(f'"{name}" = %s' for name in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{row._meta.db_table}" SET {names} WHERE "{row._meta.pk.column}" = %s',  # noqa: S608
            [*columns.values(), row.pk],
        )


def test_rows_from_before_are_cleaned():
    post, other = make_post(), make_post(ref="a")
    force(post, title_ko="가\x0b나", body_ko="<p>가\x0b나</p>", byline=" a ", title_en="\u3164", ref=" b")
    force(other, body_ko="<b>left as it is</b>")
    agreement = make_agreement()
    force(agreement, note_ko="a\x08\r\nb")
    assert clean_stored(Post, ["title", "body", "byline", "ref"]) == 1
    assert clean_stored(Agreement, ["note"]) == 1
    post.refresh_from_db()
    assert (post.title_ko, post.byline, post.title_en, post.ref) == ("가 나", "a", "—", "b")
    assert post.body_ko == "<p>가<br>나</p>"
    other.refresh_from_db()
    assert other.body_ko == "<b>left as it is</b>"
    agreement.refresh_from_db()
    assert agreement.note_ko == "a\nb"
    assert clean_stored(Post, ["title", "body", "byline", "ref"]) == 0


def test_a_name_that_another_row_has_stays():
    make_post(ref="a")
    post = make_post()
    force(post, ref=" a")
    assert clean_stored(Post, ["ref"]) == 0
