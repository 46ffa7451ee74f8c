from policyarchive.legacy.reader.body import Paragraph
from policyarchive.legacy.reader.markup import to_html
from policyarchive.lib.body.sanitizing import sanitize_body


def test_items_that_follow_each_other_make_one_list():
    paragraphs = [Paragraph("h2", "가"), Paragraph("li", "나"), Paragraph("li", "다"), Paragraph("p", "라")]
    assert to_html(paragraphs) == "<h2>가</h2><ul><li>나</li><li>다</li></ul><p>라</p>"


def test_a_text_is_escaped_so_that_cleaning_changes_nothing():
    html = to_html([Paragraph("p", "<script>alert('&amp;')</script> \"a\" & b")])
    assert html == "<p>&lt;script&gt;alert('&amp;amp;')&lt;/script&gt; \"a\" &amp; b</p>"
    assert sanitize_body(html) == html
