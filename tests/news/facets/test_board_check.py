import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from news.facets.selection import Selection
from news.models import FacetCount, PostFacet
from tests.factories import DAY, make_area, make_post

pytestmark = pytest.mark.django_db
BREAKS = {
    "posts not listed": "DELETE FROM news_postfacet WHERE facet = 'all'",
    "posts listed wrongly": "UPDATE news_postfacet SET number = number + 100 WHERE facet = 'all'",
    "counts missing or wrong": "UPDATE news_facetcount SET posts = posts + 1",
    "counts of nothing": "UPDATE news_facetcount SET month = '1999-01-01' WHERE facet = 'all'",
}


def by_sql(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


def test_what_is_in_step_is_said_to_be(capsys):
    make_post(areas=[make_area()])
    call_command("board_check")
    assert capsys.readouterr().out == "board: in step\n"


@pytest.mark.parametrize("what", BREAKS)
def test_what_is_not_is_named_and_repaired(what, capsys):
    make_post(areas=[make_area()])
    by_sql(BREAKS[what])
    with pytest.raises(SystemExit):
        call_command("board_check")
    assert what in capsys.readouterr().out
    call_command("board_check", "--fix")
    call_command("board_check")
    assert capsys.readouterr().out.endswith("Fixed.\nboard: in step\n")
    assert Selection().count == 1


def test_a_trigger_that_is_missing_is_named_and_made_again(capsys):
    drop = {"sqlite": "DROP TRIGGER news_post_added", "postgresql": "DROP FUNCTION news_post_added CASCADE"}
    by_sql(drop[connection.vendor])
    make_post()
    with pytest.raises(SystemExit):
        call_command("board_check")
    assert capsys.readouterr().out.startswith("triggers missing: 1\nposts not listed: ")
    call_command("board_check", "--fix")
    make_post()
    call_command("board_check")


def test_a_place_and_a_number_stand_once():
    make_post()
    place, number = PostFacet.objects.first(), FacetCount.objects.first()
    for row in (place, number):
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save()


def test_names_for_the_log():
    make_post()
    assert str(PostFacet.objects.get(facet="all")).startswith("all ")
    assert str(FacetCount.objects.get(facet="all")) == f"all {DAY:%Y-%m}: 1"
