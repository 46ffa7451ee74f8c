from benchmarks.harness.forms import forms_in

PAGE = """
<form action="/logout/"><input name="token" value="t"></form>
<form method="post">
<input name="title" value="a &amp; b">
<input type="submit" name="_save" value="Save"><input type="file" name="f">
<input type="checkbox" name="yes" checked><input type="checkbox" name="no">
<input type="radio" name="kind" value="minor" checked><input type="radio" name="kind" value="major">
<textarea name="body">
&lt;p&gt;글&lt;/p&gt;</textarea>
<select name="one"><option value="">-</option><option value="1">1</option></select>
<select name="two" multiple>
<option value="1" selected>1</option><option value="2" selected>2</option></select>
<select name="none" multiple><option value="1">1</option></select>
<input name="off" value="x" disabled>
</form>
"""


def test_forms_are_filled_in_as_a_browser_sends_them():
    first, second = forms_in(PAGE)
    assert (first.action, first.fields) == ("/logout/", {"token": ["t"]})
    assert second.action == ""
    assert second.fields == {
        "title": ["a & b"],
        "yes": ["on"],
        "kind": ["minor"],
        "body": ["<p>글</p>"],
        "one": [""],
        "two": ["1", "2"],
    }
