import zipfile

import pytest
from django.core.management import call_command

from agreements.models import Agreement
from news.models import Post
from policyarchive.demo.drawing import MOTIFS, SIZE, draw
from policyarchive.demo.papers import hwpx, pdf
from policyarchive.library.models import Attachment, Image, StoredFile
from policyarchive.publishing.models import Revision


@pytest.fixture
def demo(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    call_command("load_demo", verbosity=0)


def test_posts_and_agreements_show_what_they_can(demo, client):
    assert Post.objects.published().exclude(lead_image=None).count() >= 12
    assert Agreement.objects.published().exclude(lead_image=None).count() >= 10
    model = Post.objects.get(number=6568)
    assert [file.kind.code for file in model.attachments] == ["hwpx", "pdf", "csv"]
    for url in [model.lead_image.default_url, *(file.url for file in model.attachments)]:
        response = client.get(url)
        assert len(b"".join(response.streaming_content)) == int(response["Content-Length"])


def test_every_picture_of_the_demo_is_described_in_both_languages(demo):
    assert not Image.objects.without_alt().exists()


def test_a_second_run_adds_no_picture_no_file_and_no_revision(demo):
    counts = [model.objects.count() for model in (Image, Attachment, StoredFile, Revision)]
    post = Post.objects.exclude(lead_image=None).first()
    Image.objects.filter(pk=post.lead_image_id).update(alt_ko="고친 말")
    call_command("load_demo", verbosity=0)
    assert [model.objects.count() for model in (Image, Attachment, StoredFile, Revision)] == counts
    assert Image.objects.filter(alt_ko="고친 말").count() == 1


@pytest.mark.parametrize("motif", MOTIFS)
def test_a_picture_is_the_same_each_time_and_another_for_each_city(motif):
    first = draw("london", motif)
    assert first.size == SIZE
    assert first.tobytes() == draw("london", motif).tobytes() != draw("delhi", motif).tobytes()


def test_the_papers_hold_their_words(tmp_path):
    lines = ["당사자: 서울, 런던", "<&>"]
    (tmp_path / "a.hwpx").write_bytes(hwpx("협정", lines))
    with zipfile.ZipFile(tmp_path / "a.hwpx") as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.read("Preview/PrvText.txt").decode() == "협정\n당사자: 서울, 런던\n<&>"
        assert "&lt;&amp;&gt;" in archive.read("Contents/section0.xml").decode()
    assert "당사자: 서울, 런던".encode("utf-16-be").hex().encode() in pdf("협정", lines)
    assert hwpx("협정", lines) == hwpx("협정", lines)
