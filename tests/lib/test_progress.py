import io

from policyarchive.lib.progress import with_progress


def drawn(items, *, total):
    stream = io.StringIO()
    assert list(with_progress(items, total=total, stream=stream)) == list(items)
    return stream.getvalue()


def test_the_bar_grows_to_its_end_and_ends_the_line():
    bars = drawn("abc", total=3).split("\r")[1:]
    assert bars[0] == "[##########....................] 1/3 files"
    assert bars[-1] == "[##############################] 3/3 files\n"


def test_nothing_is_drawn_for_nothing():
    assert drawn([], total=0) == ""


def test_more_items_than_were_counted_do_not_overflow():
    assert drawn("ab", total=1).endswith("[##############################] 2/2 files\n")
