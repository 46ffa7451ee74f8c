"""One term for one thing: words that an earlier version used beside the term of today stay away."""

import re
from pathlib import Path

import pytest
import translations

DATA = Path(translations.__file__).parents[1] / "policyarchive" / "demo" / "data"
KOREAN = {
    "우호도시": "우호협력도시",
    "우호협약": "우호협력도시 협정",
    "협의중": "협의 중",
    "확인불가": "확인 불가",
    "목록 조건": "상세 검색",
    "조건 적용": "검색",
    "조건 지우기": "초기화",
    "권리 없음": "저작권 없음(자유 이용)",
    "내려진": "더 이상 제공하지 않는",
    "하위 단계": "우호협력도시",
    "상위 단계": "친선도시",
}
ENGLISH = {
    r"(?<![-/])\bpapers?\b": "agreement, MOU",
    r"friendly cit(?:y|ies)": "friendship city",
    r"\bsubjects?\b": "area",
    r"common declaration": "joint declaration",
    r"sister-city": "sister city",
}
# Of messages alone: a text of the demo may speak of another site, and quote as it likes.
KOREAN_OF_MESSAGES = {
    "사이트": "누리집",
    "공개 담당자": "게시 담당자",
    "세요": "십시오",
    "“": "‘",
    "우리의": "",
    "동작": "처리",
}
ENGLISH_OF_MESSAGES = r"\b(told|mend(s|ed|ing)?|anew|deeds?|slip of the pen|st(and|ood)s?)\b"
OFFICIAL = ("우호 및 협력관계 협약", "업무협약", "협약(pact)")  # as the document or its source is called


def translated():
    for path in translations.catalogues():
        for message in translations.messages(path):
            yield from message.translations


def demo_texts():
    for path in sorted([*DATA.glob("*.csv"), *DATA.glob("*.jsonl")]):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield f"{path.name}:{number}", line


@pytest.mark.parametrize(("old", "term"), KOREAN.items())
def test_korean_has_one_term(old, term):
    found = [text for text in [*translated(), *(line for _, line in demo_texts())] if old in text]
    assert found == [], f"write {term}"


@pytest.mark.parametrize(("old", "term"), KOREAN_OF_MESSAGES.items())
def test_korean_messages_have_one_term_and_one_tone(old, term):
    assert [text for text in translated() if old in text] == [], f"write {term}"


def test_english_messages_are_plain():
    texts = (message.source for path in translations.catalogues() for message in translations.messages(path))
    assert [text for text in texts if re.search(ENGLISH_OF_MESSAGES, text)] == []


def test_an_agreement_is_협정_but_where_its_own_name_is_another():
    for place, line in demo_texts():
        for name in OFFICIAL:
            line = line.replace(name, "")
        assert "협약" not in line, place


@pytest.mark.parametrize(("old", "term"), ENGLISH.items())
def test_the_english_of_the_demo_has_one_term(old, term):
    found = [place for place, line in demo_texts() if re.search(old, line, re.IGNORECASE)]
    assert found == [], f"write {term}"


def test_partners_in_a_korean_title_are_joined_by_one_dot():
    assert [place for place, line in demo_texts() if re.search("[가-힣][–—][가-힣]", line)] == []


def test_pages_are_counted_in_쪽():
    assert [text for text in translated() if re.search(r"\)[sd]\s?페이지", text)] == []


def test_the_demo_is_there():
    assert len(list(demo_texts())) > 100


# As words and as parts of names: an underscore ends a word.
NOT_OUR_WORDS = r"(?<![a-z])(deeds?|anew|roof|told|slip of the pen|mend(s|ed|ing)?)(?![a-z])"
CODE = ("policyarchive", "news", "agreements", "templates", "docs", "tests", "benchmarks", "deploy")


def sources():
    root = Path(translations.__file__).parents[1]
    for folder in CODE:
        for path in sorted((root / folder).rglob("*")):
            is_here = path == Path(__file__)
            if path.suffix in {".py", ".html", ".jinja", ".md"} and "data" not in path.parts and not is_here:
                yield path.relative_to(root), path.read_text(encoding="utf-8")


def test_code_and_documents_use_the_terms_of_the_field():
    """Write action, again, composition root, typo, fix: nobody searches for the other words."""
    found = {
        f"{path}: {match[0]}" for path, text in sources() for match in re.finditer(NOT_OUR_WORDS, text, re.I)
    }
    assert found == set()
