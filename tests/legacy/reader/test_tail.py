import pytest

from policyarchive.legacy.reader.tail import file_names, part

BODY = ["두 도시가 만나 협력을 다짐하고 다음 만남을 약속했다.", "다음 만남은 가을이다."]


@pytest.mark.parametrize(
    "tail",
    [
        ["목록"],
        ["이전글 목록 다음글"],
        ["이전글", "베를린과 만나다", "다음글", "파리와 만나다.", "목록"],
        ["▲ 이전글 베를린과 만나다", "▼ 다음글 파리와 만나다"],
        ["이전글 | 없습니다.", "다음글 | 파리와 만나다"],
        ["Previous post: Berlin", "Next post: Paris", "Back to list"],
        ["Previous", "Berlin", "Next", "Paris", "List"],
        ["Prev: Berlin", "Next: Paris"],
        ["공유하기", "페이스북 트위터 카카오스토리"],
        ["Share this page", "Facebook Twitter"],
        ["이 페이지에서 제공하는 정보에 만족하십니까?"],
        ["본 저작물은 공공누리 제1유형에 따라 이용할 수 있습니다."],
        ["04524 서울특별시 중구 세종대로 110", "대표전화 02-120", "Copyright ⓒ Seoul. All rights reserved."],
        ["110, Sejong-daero, Jung-gu, Seoul 04524", "© 2017 City. ALL RIGHTS RESERVED"],
        ["개인정보처리방침 | 이용약관"],
        ["#서울 #런던 #교류"],
        ["1 2 3 다음"],
        ["TOP"],
        ["댓글 0", "기사 관련 태그", "#서울 #런던"],
    ],
)
def test_pager_share_and_footer_are_no_body(tail):
    assert part(BODY + tail) == (BODY, [])


@pytest.mark.parametrize(
    ("tail", "names"),
    [
        (["첨부파일", "협정서.hwp", "사진 1.jpg"], ["협정서.hwp", "사진 1.jpg"]),
        (["첨부파일 : 협정서.hwp (56KB) 다운로드, 포스터.pdf"], ["협정서.hwp", "포스터.pdf"]),
        (
            ["첨부파일 (2)", "협정서.hwp [1.2MB] 다운로드 12회", "포스터.PDF 바로보기"],
            ["협정서.hwp", "포스터.PDF"],
        ),
        (["붙임 1. 협정서.hwpx"], ["1. 협정서.hwpx"]),
        (["Attachments: plan.pdf | annex 2.docx"], ["plan.pdf", "annex 2.docx"]),
        (["170412_release.zip"], ["170412_release.zip"]),
        (["첨부 : 없음"], []),
        (["첨부파일 : 다운로드"], []),
        (["Attachment(s): plan.pdf"], ["plan.pdf"]),
        (["첨부파일", "협정서 원문", "이전글 그림.jpg 소개", "목록"], ["협정서 원문"]),
        (["첨부파일", "협정서 원문", "관련 링크 https://example.org/a", "목록"], ["협정서 원문"]),
        (["첨부파일", "a.hwp", "관련 부서 국제과"], ["a.hwp"]),
        (["첨부파일", "a.hwp", "이전글", "b.hwp", "Copyright c"], ["a.hwp"]),
    ],
)
def test_attachments_are_named_and_no_body(tail, names):
    assert part(BODY + tail) == (BODY, names)


def test_attachments_above_the_body_are_named_too():
    assert part(["첨부파일 : 협정서.hwp", *BODY]) == (BODY, ["협정서.hwp"])


@pytest.mark.parametrize(
    "sentence",
    [
        "첨부파일을 확인하면 자세한 내용을 알 수 있다.",
        "다음 글에서는 공유경제를 다룬다.",
        "이전글에서 소개한 정책이다.",
        "Next year the cities will meet again.",
        "Files are kept for ten years.",
        "Seoul shares its policies.",
        "Sharing economy",
        "The plan is in report.pdf on the table.",
        "시민 만족도가 높아졌다.",
        "문의 국제과 02-2133-1234",
        "Tel: 02-2133-1234",
        "Copyrights of pictures stay with their makers.",
        "The city respects the copyright of its artists.",
        "개인정보처리방침을 새로 정했다.",
    ],
)
def test_a_sentence_that_sounds_like_furniture_stays(sentence):
    assert part([*BODY, sentence]).body == [*BODY, sentence]


def test_a_word_like_list_before_more_sentences_is_no_end():
    lines = ["List", "The list of all the trees along the streets is open.", "첨부파일", BODY[0]]
    assert part(lines).body == lines


@pytest.mark.parametrize("line", ["그림.jpg 이 그림은 도시를 보여 준다", "a.b", "3.5 MB", "약속.", ""])
def test_a_line_that_is_no_file_names_none(line):
    assert file_names(line) == []
