"""Nothing typed in a body is lost, and typing overwrites nothing, by every way in which text can come."""

from itertools import chain

import pytest

from tests.browser.editing import FIGURE, FIGURE_WITH_CAPTION, SELECT_CELLS, TABLE, WAYS, Body, compose

pytestmark = pytest.mark.browser
FIGURES = {"[figure]": FIGURE, "[captioned]": FIGURE_WITH_CAPTION}
KEYS_THAT_LEAVE = [["Enter"], ["ArrowDown"], ["ArrowRight"], ["End"], ["Control+End"], ["Control+Enter"]]


@pytest.fixture
def body(desk):
    return Body(desk("jun"))


@pytest.mark.parametrize("shown", FIGURES)
@pytest.mark.parametrize("selected", ["figure", "image"])
def test_text_goes_below_a_selected_picture(body, shown, selected):
    found = {}
    for text, give in WAYS.items():
        body.put(f"<p>앞</p>{FIGURES[shown]}")
        body.select(selected)
        give(body.page)
        found[text] = body.html()
    assert found == {text: f"<p>앞</p>{shown}<p>{text}</p>" for text in WAYS}


@pytest.mark.parametrize("shown", FIGURES)
@pytest.mark.parametrize("keys", KEYS_THAT_LEAVE, ids="+".join)
def test_keys_lead_below_a_selected_picture(body, shown, keys):
    body.put(f"<p>앞</p>{FIGURES[shown]}")
    body.select("image")
    body.press(*keys)
    compose(body.page, ["ㄱ", "가"])
    assert body.html() == f"<p>앞</p>{shown}<p>가</p>"


@pytest.mark.parametrize("shown", FIGURES)
def test_clicks_on_and_below_a_picture_lead_below_it(body, shown):
    found = []
    for click in (lambda: body.box.locator("img").click(), body.click_below):
        body.put(f"<p>앞</p>{FIGURES[shown]}")
        click()
        body.page.keyboard.type("1")
        compose(body.page, ["ㄱ", "가"])
        found.append(body.html())
    assert found == [f"<p>앞</p>{shown}<p>1가</p>"] * 2


def test_a_picture_in_a_quotation_a_list_or_a_cell_is_not_overwritten(body):
    around = ["<blockquote>{}</blockquote>", "<ul><li><p>점</p>{}</li></ul>"]
    found = []
    for pattern in around:
        body.put(pattern.format(FIGURE))
        body.select("image")
        compose(body.page, ["ㄱ", "가"])
        found.append(body.html())
    assert found == [pattern.format("[figure]<p>가</p>") for pattern in around]


def test_text_can_be_written_above_a_picture_that_comes_first_and_over_a_line(body):
    found = []
    for give in WAYS.values():
        body.put(f"{FIGURE}<p>뒤</p>")
        body.select("image")
        body.press("ArrowLeft")
        give(body.page)
        found.append(body.html())
        body.put("<hr><p>뒤</p>")
        body.select("horizontalRule")
        give(body.page)
        found.append(body.html())
    expected = [(f"<p>{text}</p>[figure]<p>뒤</p>", f"<hr><p>{text}</p><p>뒤</p>") for text in WAYS]
    assert found == list(chain.from_iterable(expected))


def test_cells_that_are_selected_are_not_overwritten(body):
    found = []
    for text, give in WAYS.items():
        for cells in ([0, -1], [0, 2]):
            body.put(f"<p>앞</p>{TABLE}")
            body.page.evaluate(SELECT_CELLS, cells)
            give(body.page)
            found.append(body.html().replace(TABLE.replace("다", f"다{text}"), "[in a cell]"))
    expected = [(f"<p>앞</p>[table]<p>{text}</p>", "<p>앞</p>[in a cell]") for text in WAYS]
    assert found == list(chain.from_iterable(expected))


def test_a_table_is_left_by_keys_and_by_a_click(body):
    found = []
    for leave in (body.click_below, lambda: body.press("Control+End"), lambda: body.press("Control+Enter")):
        body.put(TABLE, 4)
        leave()
        compose(body.page, ["ㄱ", "가"])
        found.append(body.html())
    assert found == ["[table]<p>가</p>"] * 3


@pytest.mark.parametrize(("shown", "block"), [*FIGURES.items(), ("[table]", TABLE)])
def test_one_press_selects_a_block_and_another_deletes_it_until_it_is_undone(body, shown, block):
    for caret, key, aim in (("end", "Backspace", "Home"), ("start", "Delete", "End")):
        body.put(f"<p>앞</p>{block}<p>뒤</p>", caret)
        body.press(aim, key)
        assert body.html() == f"<p>앞</p>{shown}<p>뒤</p>"
        body.press(key)
        assert body.html() == "<p>앞</p><p>뒤</p>"
        body.press("Control+z")
        assert body.html() == f"<p>앞</p>{shown}<p>뒤</p>"


def test_text_comes_into_a_caption_by_every_way_and_enter_leads_out_of_it(body):
    body.put(f"<p>앞</p>{FIGURE_WITH_CAPTION}")
    inside = 8  # the end of the caption's words
    for give in reversed(WAYS.values()):
        body.page.evaluate(f"document.querySelector('.ProseMirror').editor.commands.focus({inside})")
        give(body.page)
    body.press("Control+End")
    assert f"설명{''.join(WAYS)}</figcaption>" in body.html()
    body.put(f"<p>앞</p>{FIGURE_WITH_CAPTION}", inside - 1)
    body.press("Enter")
    body.page.keyboard.type("1")
    assert body.html() == f"<p>앞</p>{FIGURE_WITH_CAPTION.replace('설명', '설')}<p>1명</p>"
