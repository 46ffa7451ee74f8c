import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyarchive.lib.body.losses import what_is_lost
from policyarchive.lib.body.sanitizing import plain_text, sanitize_body

TAGS = (
    "<p> </p> <div> </div> <td> <tr> <table> </table> <li> <ul> </ul> <section> <b> </b> <h1> <h4> <dl> <dt>"
    " <dd> <pre> </pre> <a> <blockquote> </blockquote> <details> <summary> <figure> <figcaption> <caption>"
    " <q> <o:p> <center> <address> <fieldset> <legend> <label> <button> <custom-x> <del> <sup> </sup> <ol>"
)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('<iframe src="https://video.example/x"></iframe>', ["frame https://video.example/x"]),
        ("<video src=a.mp4></video><audio src=b.mp3></audio>", ["frame a.mp4", "frame b.mp3"]),
        ("<object data=a.swf></object><embed src=b.swf>", ["frame a.swf", "frame b.swf"]),
        ('<p><img src="https://old.example/a.jpg" alt="가"></p>', ["picture https://old.example/a.jpg “가”"]),
        ('<img src="data:image/png;base64,AAAA">', ["picture"]),
        (
            '<figure><img src="https://old.example/a.jpg"><figcaption>설명</figcaption></figure>',
            ["picture https://old.example/a.jpg", "text 설명"],
        ),
        ("<form><input name=a></form>", ["form"]),
        ("<p>a<script>b</script></p>", ["script"]),
        ("<svg><text>a</text></svg><math><mi>x</mi></math>", ["drawing", "formula"]),
        ('<a href="javascript:alert(1)">a</a>', ["link javascript:alert(1)"]),
        ('<a href="#x">a</a>', ["link #x"]),
        ('<a href="view.do?no=3">a</a><a href="../a.html">b</a>', ["link view.do?no=3", "link ../a.html"]),
        ('<area href="/a"><a href="런던">c</a>', ["link /a", "link 런던"]),
        ('<a href="www.seoul.go.kr">a</a><a href=" HTTP://a.kr/ ">b</a><a href="kim@seoul.go.kr">c</a>', []),
        ("<p hidden>a b</p>", ["hidden a b"]),
        ('<h1 style="color:red"><font>a</font></h1><!-- b --><o:p>c</o:p><p></p>', []),
        ('<p id=x>a</p><a href="#x">b</a><img data-file=3><sup>2</sup><q>c</q>', []),
        ("<dl><dt>a<dd>b</dl><table><tr><td>c<td>d</table>", []),
        ('<p>가<img src="https://old.example/smile.png" alt="😀">나</p>', []),
        (None, []),
    ],
)
def test_what_cleaning_left_out_is_listed(given, expected):
    assert [str(loss) for loss in what_is_lost(given, sanitize_body(given))] == expected


@given(st.lists(st.sampled_from(TAGS.split())))
@settings(deadline=None)
def test_words_are_neither_lost_nor_joined_whatever_stands_between(tags):
    words = [f"w{number}" for number in range(len(tags))]
    dirty = "".join(f"{tag} w{number} " for number, tag in enumerate(tags))
    kept = plain_text(sanitize_body(dirty)).replace("“", " ").replace("”", " ").split()
    assert sorted(kept) == sorted(words)  # what stands in a table beside its cells moves before it
