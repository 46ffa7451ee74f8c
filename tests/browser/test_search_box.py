"""Suggestions appear however slow the network is and however one types, and only for what stands there."""

import unicodedata

import pytest

from tests.browser.conftest import DESK, PHONE

pytestmark = pytest.mark.browser
# What the field holds after each key of 런던: a syllable is composed, then the next one begins.
COMPOSED = ["ㄹ", "러", "런", "런ㄷ", "런더", "런던"]
RHYTHMS = [("london", 150), ("london", 270), ("런던", 100), ("런던", 250), ("런던", 800)]


def field(page):
    return page.get_by_role("combobox")


def options(page):
    return page.locator("[role=option]:visible")


def slow(page, milliseconds):
    """Let every answer of the network come so much later, as on a telephone."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": milliseconds, "downloadThroughput": -1, "uploadThroughput": -1},
    )


def type_in_rhythm(page, words, pause):
    field(page).click()
    if words.isascii():
        page.keyboard.type(words, delay=pause)
        return
    session = page.context.new_cdp_session(page)
    for step in COMPOSED:
        composed = step[-1]
        if len(step) == 2 and unicodedata.name(composed).startswith("HANGUL LETTER"):
            session.send("Input.insertText", {"text": step[0]})
        session.send("Input.imeSetComposition", {"text": composed, "selectionStart": 1, "selectionEnd": 1})
        page.wait_for_timeout(pause)
    session.send("Input.insertText", {"text": COMPOSED[-1][-1]})


@pytest.mark.parametrize(("words", "pause"), RHYTHMS)
@pytest.mark.parametrize("delay", [0, 200, 500, 2000])
def test_the_last_answer_is_shown_on_any_network(open_page, words, pause, delay):
    page = open_page("/ko/", **DESK)
    slow(page, delay)
    type_in_rhythm(page, words, pause)
    page.locator("[role=option] >> text=/^(런던|London)$/").first.wait_for()
    assert field(page).input_value() == words
    assert field(page).get_attribute("aria-expanded") == "true"


# Keeps the questions of a page for the test, which answers them as it likes.
KEEP_QUESTIONS = """() => {
  window.questions = [];
  window.fetch = (address, { signal }) => new Promise((answer, fail) => {
    signal.addEventListener("abort", () => fail(signal.reason));
    window.questions.push({ words: new URL(address, location).searchParams.get("q"), answer, fail });
  });
}"""
ANSWER = """([place, status, seconds, texts]) => {
  const suggestions = texts.map((text) => ({ text, label: "", kind: "", language: "en" }));
  const headers = seconds ? { "Retry-After": seconds } : {};
  window.questions[place].answer(new Response(JSON.stringify({ suggestions }), { status, headers }));
}"""


@pytest.fixture
def asked(open_page):
    """Open a page whose suggestions are answered by the test."""
    page = open_page("/ko/", bypass_csp=True, **DESK)
    page.evaluate(KEEP_QUESTIONS)
    field(page).click()
    return page


def answer(page, place, *texts, status=200, seconds=0):
    page.evaluate(ANSWER, [place, status, seconds, texts])


def ask(page, key):
    """Press a key and wait until its question is asked; return what is asked for."""
    count = page.evaluate("questions.length")
    page.keyboard.type(key)
    page.wait_for_function(f"questions.length > {count}")
    return page.evaluate("questions.at(-1).words")


def test_an_answer_to_an_older_question_neither_shows_nor_closes_anything(asked):
    assert [ask(asked, "l"), ask(asked, "o")] == ["l", "lo"]
    answer(asked, 1, "London")
    options(asked).first.wait_for()
    answer(asked, 0, "Lima")
    ask(asked, "n")
    assert options(asked).all_inner_texts() == ["London"]
    answer(asked, 2, "London Bridge")
    asked.get_by_role("option", name="London Bridge").wait_for()


@pytest.mark.parametrize("failure", ["answer(new Response('', { status: 500 }))", "fail(new TypeError())"])
def test_a_failing_answer_closes_the_list_and_the_next_letter_asks_again(asked, failure):
    ask(asked, "l")
    answer(asked, 0, "London")
    options(asked).first.wait_for()
    ask(asked, "o")
    asked.evaluate(f"questions[1].{failure}")
    asked.wait_for_function("document.querySelector('[role=listbox]').hidden")
    ask(asked, "n")
    answer(asked, 2, "London")
    options(asked).first.wait_for()


def test_after_too_many_requests_it_waits_and_asks_once_more(asked):
    ask(asked, "l")
    answer(asked, 0, status=429, seconds=1)
    assert ask(asked, "on") == "lon"
    answer(asked, 1, "London")
    options(asked).first.wait_for()
    assert asked.evaluate("questions.length") == 2


@pytest.mark.parametrize("leave", ["Escape", "Tab"])
def test_who_leaves_while_it_asks_is_not_followed(asked, leave):
    ask(asked, "l")
    asked.keyboard.press(leave)
    answer(asked, 0, "London")
    asked.evaluate("() => new Promise(requestAnimationFrame)")
    assert options(asked).count() == 0
    assert field(asked).get_attribute("aria-expanded") == "false"


def test_keys_choose_and_what_was_typed_comes_back(asked):
    ask(asked, "l")
    answer(asked, 0, "London", "Lima")
    options(asked).first.wait_for()
    seen = []
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp", "Escape"):
        asked.keyboard.press(key)
        seen.append(field(asked).input_value())
    assert seen == ["London", "Lima", "l", "Lima", "l"]
    assert options(asked).count() == 0
    asked.keyboard.press("ArrowDown")
    options(asked).first.wait_for()
    assert asked.locator("[role=option] span[lang=en]").count() == 2


def test_a_page_that_is_come_back_to_has_no_open_list_and_suggests_again(open_page):
    page = open_page("/ko/", **PHONE)
    field(page).tap()
    page.keyboard.type("lond")
    options(page).first.tap()
    page.wait_for_url("**/search/?q=*")
    page.go_back()
    assert options(page).count() == 0
    field(page).fill("lon")
    options(page).first.wait_for()
