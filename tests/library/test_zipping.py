"""An archive is whole or is none, and leaves nothing open behind it."""

from pathlib import Path

import pytest

from tests.factories import attach, make_attachment, make_post


def open_files():
    """Return the files that this program has open, where the system says so."""
    folder = Path("/proc/self/fd")
    found = [one for one in folder.iterdir() if one.exists()] if folder.exists() else []
    return sorted(str(one.resolve()) for one in found if "/files/" in str(one.readlink()))


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "head"])
def test_an_archive_that_nobody_reads_to_its_end_leaves_no_file_open(client, method):
    post = make_post()
    attach(post, make_attachment(), make_attachment())
    answer = getattr(client, method)(f"/ko/news/{post.number}/attachments.zip")
    if method == "get":
        next(iter(answer.streaming_content))
    answer.close()
    assert open_files() == []
