from policyarchive.lib.language.scripts import with_korean_marked


def test_korean_words_in_another_language_say_that_they_are():
    marked = with_korean_marked("Sister city (친선도시, 자매 도시) & <b>", "en")
    assert marked == (
        'Sister city (<span lang="ko">친선도시</span>, <span lang="ko">자매 도시</span>) &amp; &lt;b&gt;'
    )


def test_korean_texts_and_texts_without_korean_stay_as_they_are():
    assert with_korean_marked("서울 & London", "ko") == "서울 &amp; London"
    assert with_korean_marked("São Paulo 東京", "en") == "São Paulo 東京"
    assert with_korean_marked("", "en") == ""
