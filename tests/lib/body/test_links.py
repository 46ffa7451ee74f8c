from policyarchive.lib.body.links import Link, links_in


def test_links_are_listed_with_their_text_in_order():
    body = '<p>See <a href="/ko/news/2/">the <em>post</em></a> and <a href="#a">this</a>.</p>'
    assert links_in(body) == [Link("/ko/news/2/", "the post"), Link("#a", "this")]


def test_a_body_without_links_has_none():
    assert links_in("<p>a < b & c</p>") == []
