import pytest
from hypothesis import given
from hypothesis import strategies as st

from policyarchive.lib.body.figures import Figure, figure_html, figures_in, pictures_in, replace_figures
from policyarchive.lib.body.sanitizing import excerpt, sanitize_body

OWN = (
    '<figure><img src="/pictures/12/800.webp" alt="뜻" data-file="12"><figcaption>설명</figcaption></figure>'
)
PLAIN = '<figure><img src="/pictures/12/800.webp" alt="" data-file="12"></figure>'
IMAGE = '<img src="/pictures/12/800.webp" alt="" data-file="12">'
A = PLAIN.replace('alt=""', 'alt="a"')
TABLE = "<table><tbody><tr><td>가</td></tr></tbody></table>"


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        (OWN, OWN),
        (OWN.replace("<figure>", '<figure class="figure" onclick="x">'), OWN),
        (OWN.replace("설명", "<b onclick=x>설</b>명<script>x</script>"), OWN),
        (OWN.replace("/pictures/12/800.webp", "https://evil.example/x.png"), OWN),
        (OWN.replace("/pictures/12/800.webp", "javascript:alert(1)"), OWN),
        ('<figure><img src="/pictures/12/400.avif" alt=""></figure>', PLAIN),
        ("<figure><img data-file=12></figure>", PLAIN),
        ('<figure><img src="https://evil.example/x.png" alt="a"><figcaption>b</figcaption></figure>', ""),
        ('<figure><img src="//evil.example/pictures/12/800.webp" alt="a"></figure>', ""),
        ('<figure><img src="/pictures/12/800.webp/../../x" alt="a"></figure>', ""),
        ('<figure><img data-file="1 onerror=x" alt="a"></figure>', ""),
        ('<figure><img data-file="0" alt="a"></figure>', ""),
        ('<figure><img data-file="１２" alt="a"></figure>', ""),
        (f'<figure><img data-file="{"9" * 19}" alt="a"></figure>', ""),
        ('<p>가<img src="/pictures/12/800.webp" alt="a" data-file="12">나</p>', f"<p>가</p>{A}<p>나</p>"),
        ('<p>가<img src="https://evil.example/x.png" alt="a">나</p>', "<p>가 나</p>"),
        ('<p>가<img src="https://evil.example/x.png" alt="😀">나</p>', "<p>가😀나</p>"),
        ('<figure><iframe src="https://evil.example/"></iframe><figcaption>가</figcaption></figure>', ""),
        ("<figure>가</figure>", "<p>가</p>"),
        ("<figure><table><tr><td>가</table><figcaption>나</figcaption></figure>", f"{TABLE}<p>나</p>"),
        ("<figcaption>가</figcaption>", "<p>가</p>"),
        ('<img srcset="https://evil.example/x" data-file="12">', PLAIN),
        (f"<figure>{IMAGE}{IMAGE}<figcaption>설명</figcaption></figure>", f"{PLAIN}{OWN.replace('뜻', '')}"),
        (
            f"<table><tr><td>가{IMAGE}</table>",
            f"<table><tbody><tr><td><p>가</p>{PLAIN}</td></tr></tbody></table>",
        ),
    ],
)
def test_only_pictures_of_the_library_stay_and_only_in_figures(dirty, clean):
    assert sanitize_body(dirty) == clean


@given(key=st.integers(1, 10**18 - 1), alt=st.text(), caption=st.text())
def test_a_figure_is_read_as_it_was_written_whatever_its_words(key, alt, caption):
    [figure] = figures_in(sanitize_body(figure_html(Figure(key, alt, caption))))
    assert figure.key == key
    assert sanitize_body(figure_html(figure)) == figure_html(figure)


def test_the_pictures_of_a_text_are_found():
    assert pictures_in(OWN + PLAIN.replace("12", "7")) == {7, 12}
    assert pictures_in(None) == pictures_in("") == pictures_in("<p>data-file=12</p>") == set()


def test_a_page_makes_of_a_figure_what_it_likes():
    assert replace_figures(f"<p>가</p>{OWN}<p>나</p>", lambda figure: f"[{figure.caption}]") == (
        "<p>가</p>[설명]<p>나</p>"
    )


def test_an_excerpt_holds_the_caption_and_no_markup():
    assert excerpt(f"<p>가</p>{OWN}") == "가 설명"
