"""Asks the search as a program does, and makes the small world that the tests look into."""

from policyarchive.publishing.signals import announce
from tests.factories import make_agreement, make_area, make_city, make_home, make_post


def ask(client, words, **more):
    """Return the whole answer of the API."""
    return client.get("/api/v1/search", {"q": words, **more}).json()


def titles(client, words, **more):
    return [result["title"] for result in ask(client, words, **more)["results"]]


def found(client, words, **more):
    """Return what was found as kind and key, in order."""
    return [(result["kind"], result["key"]) for result in ask(client, words, **more)["results"]]


def announced(item):
    announce(item)
    return item


def make_world() -> dict:
    """Cities with other names, an area, and posts and agreements that name them in many ways."""
    home = announced(make_home(name_ko="서울", name_en="Seoul"))
    london = announced(make_city("london", name_ko="런던", name_en="London"))
    tokyo = announced(make_city("tokyo", name_ko="도쿄", name_en="Tokyo", other_names="동경"))
    vienna = announced(make_city("vienna", name_ko="빈", name_en="Vienna", other_names="비엔나"))
    announced(make_city("sao-paulo", name_ko="상파울루", name_en="São Paulo"))
    announced(make_city("busan", name_ko="부산", name_en="Busan", country="KR", region="asia"))
    smart = announced(
        make_area("smart-city", name_ko="스마트시티", name_en="Smart city", other_names="스마트도시")
    )
    announced(make_area("e-government", name_ko="전자정부", name_en="e-Government"))
    announced(
        make_agreement(
            "seoul-london",
            cities=[home, london],
            title_ko="서울·런던 협정",
            title_en="Seoul–London agreement",
        )
    )
    posts = {
        "climate": make_post(
            title_ko="기후변화 대응", title_en=None, body_ko="<p>런던과 업무협약을 맺었다.</p>"
        ),
        "spaced": make_post(title_ko="기후 변화 회의", title_en=None, body_ko="<p>업무 협약을 논의했다.</p>"),
        "english": make_post(
            title_ko=None,
            title_en="Clean air",
            original_language="en",
            body_en="<p>London has a smart city plan.</p>",
        ),
        "dated": make_post(title_ko="2024년 5월 3일 회의록", title_en=None, body_ko="<p>회의를 열었다.</p>"),
        "industry": make_post(title_ko="일부 산업 지원", title_en=None, body_ko="<p>지원책이다.</p>"),
        "houses": make_post(title_ko="빈집 정비", title_en=None, body_ko="<p>집을 고친다.</p>"),
    }
    return {"london": london, "tokyo": tokyo, "vienna": vienna, "smart": smart, "posts": posts}
