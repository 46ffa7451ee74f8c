"""What holds for any bytes and any text."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from policyarchive.legacy.reader.page import parse
from policyarchive.legacy.reader.refusals import Kind, PageRefused
from policyarchive.lib.body.sanitizing import sanitize_body
from tests.legacy.samples import FOLDER

PIECES = st.sampled_from(
    [line for page in sorted(FOLDER.glob("*.txt")) for line in page.read_text(encoding="utf-8").splitlines()]
)
QUIRKS = st.sampled_from(
    ["\u200b", "\ufeff", "\u3000", "▴", "△", "(", "( , ()", "..", "[", "]", "첨부파일", "\uf06c", "<b>"]
)
LINES = st.lists(PIECES | QUIRKS | st.text(max_size=30), max_size=14)
PAGES = LINES.map("\n".join)
CONTENT_KINDS = {Kind.BINARY, Kind.ENCODING, Kind.EMPTY, Kind.LIST_PAGE, Kind.NO_TITLE, Kind.NO_DATE}


def result_of(data, **options):
    """Return the page, or kind, line and reason of the refusal."""
    try:
        return parse(data, **options)
    except PageRefused as refused:
        return (refused.kind, refused.line, refused.reason)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_page_or_refused_with_a_known_kind(data):
    result = result_of(data)
    assert not isinstance(result, tuple) or result[0] in CONTENT_KINDS


@given(st.binary(max_size=200), st.sampled_from(["cp949", "utf-16", "utf-7", "latin-1"]))
def test_any_bytes_in_any_encoding_never_bring_damage_in(data, encoding):
    result = result_of(data, encoding=encoding)
    assert isinstance(result, tuple) or not any("\ud800" <= letter <= "\udfff" for letter in repr(result))


@given(PAGES)
def test_any_text_is_read_the_same_each_time(text):
    data = text.encode("utf-8", "surrogatepass")
    assert result_of(data) == result_of(data)


@given(PAGES)
def test_what_is_imported_is_clean(text):
    with suppress(PageRefused):
        page = parse(text.encode("utf-8", "surrogatepass"))
        words = [page.title, page.category, page.board, page.author, page.text, *page.bullets]
        assert page.title.strip() == page.title != ""
        assert not [
            word for word in words if set(word) & {"\ufffd", "\u200b", "\ufeff", "\u3000", "\u00a0", "\0"}
        ]
        assert sanitize_body(page.body) == page.body


@given(PAGES)
def test_blank_lines_between_the_lines_change_nothing(text):
    with suppress(PageRefused):
        page = parse(text.encode("utf-8", "surrogatepass"))
        spaced = parse(text.replace("\n", "\n\n").encode("utf-8", "surrogatepass"))
        assert spaced == page


@given(
    PAGES,
    st.sampled_from(
        ["등록일 2017-04-12 글쓴이 a", "Date 2014-11-05 Writer b", "Visit1 Date2018.07.03 17:10"]
    ),
)
def test_two_meta_lines_more_are_never_an_item(text, meta):
    result = result_of(f"{text}\nA\n{meta}\nB\n{meta}\n".encode("utf-8", "surrogatepass"))
    assert isinstance(result, tuple)
