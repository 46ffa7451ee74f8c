import io
import json

import pytest
from django.core.management import call_command

from news.models import Post
from policyarchive.opendata.importing import PostImporter
from tests.factories import attach, make_attachment, make_image, make_post

pytestmark = pytest.mark.django_db


def test_a_post_finds_its_files_in_the_library_again(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path / "media"
    image, first, second = make_image(), make_attachment("나.pdf"), make_attachment("가.pdf")
    post = make_post(title_ko="가", lead_image=image, ref="a")
    attach(post, first, second)
    call_command("export_posts", str(tmp_path / "posts"))
    post.delete()
    call_command("import_posts", str(tmp_path / "posts"), stdout=io.StringIO())
    post = Post.objects.get()
    assert (post.lead_image, post.attachments) == (image, [first, second])
    before = (tmp_path / "posts").read_bytes()
    call_command("export_posts", str(tmp_path / "posts"))
    assert (tmp_path / "posts").read_bytes() == before


def test_a_file_that_is_not_in_the_library_is_refused():
    unknown = {"sha256": "a" * 64, "name": "협정서.pdf"}
    record = {"ref": "a", "original_language": "ko", "title": {"ko": "가"}, "posted_on": "2017-04-12"}
    lines = [json.dumps(record | {"attachments": [unknown]}).encode()]
    [report] = PostImporter().run(lines)
    assert report.error["kind"] == "unknown_file" and "협정서.pdf" in report.error["reason"]
