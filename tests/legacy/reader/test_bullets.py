import pytest

from policyarchive.legacy.reader.bullets import find_bullets


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "areas of ▴Tourism, ▴Smart city, and ▴Urban regeneration.",
            ["Tourism", "Smart city", "Urban regeneration"],
        ),
        (
            "areas (▴Tourism ▲Smart city △Arts & Culture) and more",
            ["Tourism", "Smart city", "Arts & Culture"],
        ),
        ("▴Tourism and sports ▴Smart city", ["Tourism", "Smart city"]),
        ("▴Tourism and ▴Smart city", ["Tourism", "Smart city"]),
        ("분야는 ▴관광 ▴스마트시티 등 아홉이다", ["관광", "스마트시티"]),
        ("▴관광 ▴도시재생 분야에서 협력한다", ["관광", "도시재생"]),
        ("▴관광 ▴북한산 등산 등을 함께", ["관광", "북한산 등산"]),
        ("▴문화‧예술 ▴디지털 혁신 및 ▴관광", ["문화‧예술", "디지털 혁신", "관광"]),
        ("▴Smart city (IoT, 5G), ▴Tourism", ["Smart city (IoT, 5G)", "Tourism"]),
        ("▴Smart city (IoT) ▴Tourism", ["Smart city (IoT)", "Tourism"]),
        ("▴Plan 2.0 ▴Tourism. The rest", ["Plan 2.0", "Tourism"]),
        ("▴관광 □ 다음 ▴도시재생", ["관광", "도시재생"]),
        ("관광객은 △3.2% 줄고 ▲1,204명 늘었다", []),
        ("「▴관광」 ▴도시재생", ["관광", "도시재생"]),
        ("▴ ▴관광", ["관광"]),
        ("no item", []),
    ],
)
def test_an_item_ends_where_the_rule_says(text, items):
    assert find_bullets([text if text.startswith("no") else f"• {text}"]) == items


def test_lines_that_begin_with_the_mark_are_items_when_there_are_several():
    assert find_bullets(["분야", "▴ 관광", "- 함께 알린다", "▴ 도시재생"]) == ["관광", "도시재생"]


def test_a_lonely_line_is_the_caption_of_a_picture():
    assert find_bullets(["▲ 협정에 서명하는 두 시장", "두 시장은 ▴관광 ▴도시재생을 말했다"]) == [
        "관광",
        "도시재생을 말했다",
    ]


def test_a_lonely_line_with_the_small_mark_is_an_item():
    assert find_bullets(["분야", "▴ 관광", "두 도시는"]) == ["관광"]


def test_a_long_line_is_a_caption_also_beside_another():
    long = "▲ 두 시장이 시청에서 협정서에 서명한 뒤 시민들 앞에서 손을 맞잡고 환하게 웃고 있다"
    assert find_bullets([long, "▴ 관광"]) == ["관광"]


def test_the_order_of_the_text_is_kept():
    assert find_bullets(["a ▴Tourism", "b ▴Smart city ▴Tourism"]) == ["Tourism", "Smart city", "Tourism"]
