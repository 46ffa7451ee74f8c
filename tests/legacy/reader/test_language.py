import pytest

from policyarchive.legacy.reader.language import detect


@pytest.mark.parametrize(
    ("title", "body", "language"),
    [
        ("Two Cities Meet", "The mayors of the two cities met in London.", "en"),
        ("두 도시가 만나다", "두 도시의 시장이 런던에서 만났다.", "ko"),
        ("두 도시가 만나다", "시장은 WeGO와 NHK를 방문해 Weconomics를 소개했다.", "ko"),
        ("Two Cities Meet (두 도시)", "The mayors of the two cities, 서울 and London, met.", "en"),
        ("Deux villes se rencontrent", "Les maires des deux villes se sont vus dans la mairie.", "fr"),
        ("Dos ciudades", "Los alcaldes de las dos ciudades se reunieron en el ayuntamiento.", "es"),
        ("Zwei Städte", "Die Bürgermeister der beiden Städte haben sich im Rathaus getroffen.", "de"),
        ("Hai thành phố", "Thị trưởng của các thành phố đã gặp nhau và ký thỏa thuận.", "vi"),
        ("两个城市", "两位市长在市政厅签署了协议。", "zh"),
        ("二つの都市", "二つの都市の市長が市役所で協定に署名した。", "ja"),
        ("Два города", "Мэры двух городов встретились в ратуше.", "ru"),
        ("Seoul Biennale 2017", "", "en"),
        ("2017", "1,204", "other"),
    ],
)
def test_a_text_is_known_by_its_letters_and_commonest_words(title, body, language):
    assert detect(title, body) == language


KOREAN, ENGLISH = "두 도시의 시장이 런던에서 만났다. " * 3, "The mayors of the two cities met in London. " * 3


@pytest.mark.parametrize("body", [KOREAN + ENGLISH, ENGLISH + KOREAN])
def test_where_two_languages_hold_the_balance_the_title_decides(body):
    assert detect("두 도시가 만나다", body) == "ko"
    assert detect("Two Cities Meet", body) == "en"
