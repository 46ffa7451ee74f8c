import pytest

from policyarchive.legacy.reader.release import Release, find_releases

HEAD = ["Go to Main Content", "Press Releases", "• City Opens Its Reservoir"]


@pytest.mark.parametrize(
    ("line", "author", "views"),
    [
        ("• Press Releases SMG 1,562", "SMG", 1562),
        ("- Press Releases SMG 7", "SMG", 7),
        ("Press Releases SMG 1,562", "SMG", 1562),
        ("• PRESS RELEASE City Press Office 12", "City Press Office", 12),
        ("• Press Releases 1,562", "", 1562),
    ],
)
def test_board_author_and_views_stand_on_one_line(line, author, views):
    assert find_releases([*HEAD, line]) == [Release(3, author, views)]


@pytest.mark.parametrize(
    "line", ["• City plants 1,000", "Press Releases SMG", "• SMG 1,562", f"• Press Releases {'long ' * 20} 5"]
)
def test_any_other_line_is_none(line):
    assert find_releases([*HEAD, line]) == []


def test_without_bullet_and_board_above_it_is_a_line_like_others():
    assert find_releases(["A Title", "News of the year 2017"]) == []
