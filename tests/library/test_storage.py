"""The same library on an S3 server, which the tests start."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from policyarchive.lib.data.storage import media_storage
from policyarchive.library.actions import delete
from policyarchive.library.housekeeping import GRACE
from policyarchive.library.models import DiscardedFile, StoredFile
from policyarchive.library.refusals import StorageFailed
from tests.answers import status
from tests.factories import attach, make_attachment, make_image, make_post
from tests.library import samples
from tests.library.conftest import KEYS, WARNINGS

pytestmark = [pytest.mark.django_db(transaction=True), WARNINGS]


def test_files_go_to_the_bucket_are_served_from_it_and_leave_it(bucket, client):
    image, file = make_image(), make_attachment(content=samples.PDF)
    paths = [image.stored.path, file.stored.path, *(row.path for row in image.stored.renditions.all())]
    assert bucket() == sorted(paths)
    assert client.get(file.url).status_code == 404
    post = make_post(lead_image=image)
    attach(post, file)
    assert b"".join(client.get(file.url).streaming_content) == samples.PDF
    part = client.get(file.url, headers={"range": "bytes=0-3"})
    assert b"".join(part.streaming_content) == b"%PDF"
    assert client.get(f"/ko/news/{post.number}/share.jpg").status_code == 200
    post.attachment_links.all().delete()
    type(post).objects.update(lead_image=None)
    delete(image, by=None)
    delete(file, by=None)
    DiscardedFile.objects.update(discarded_at=timezone.now() - 2 * GRACE)
    call_command("library_clean")
    assert [path for path in bucket() if not path.startswith("share/")] == []


def test_the_library_is_checked_and_cleaned_in_the_bucket(bucket, capsys):
    file = make_attachment()
    call_command("library_check")
    assert capsys.readouterr().out == "1 files, 0 missing or damaged; 0 mentions corrected.\n"
    default_storage.delete(file.stored.path)
    with pytest.raises(SystemExit):
        call_command("library_check")
    assert capsys.readouterr().err.startswith(f"missing: {file.stored.path}\n")
    call_command("library_clean")
    assert capsys.readouterr().out == "0 unused and 0 left over: removed.\n"


def test_a_server_that_is_out_of_reach_leaves_no_row(server, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": media_storage(bucket="not-there", endpoint=server, **KEYS),
    }
    with pytest.raises(StorageFailed):
        make_attachment()
    assert not StoredFile.objects.exists()


def test_the_site_says_when_its_storage_is_out_of_reach(client, settings):
    assert client.get("/readyz").json()["storage"] is True
    options = media_storage(bucket="archive", endpoint="http://127.0.0.1:9", **KEYS)
    settings.STORAGES = {**settings.STORAGES, "default": options}
    response = client.get("/readyz")
    assert (response.status_code, response.json()["storage"]) == (200, False)


def test_without_a_bucket_files_stay_in_the_folder():
    settings = media_storage(bucket="", endpoint="", region="", access_key="", secret_key="")
    assert settings == {"BACKEND": "django.core.files.storage.FileSystemStorage"}


def test_half_a_pair_of_keys_stops_the_start():
    with pytest.raises(ImproperlyConfigured, match="S3_SECRET_KEY"):
        media_storage(bucket="a", endpoint="", region="", access_key="a", secret_key="")


def test_a_missing_extra_stops_the_start_and_says_how_to_install_it(monkeypatch):
    monkeypatch.setattr("policyarchive.lib.data.storage.find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="pip install"):
        media_storage(bucket="a", endpoint="", region="", access_key="", secret_key="")


@pytest.fixture
def public(bucket):
    image, files = make_image(), [make_attachment(), make_attachment()]
    post = make_post(lead_image=image)
    attach(post, *files)
    return {"picture": image.url(40), "file": files[0].url, "zip": f"/ko/news/{post.number}/attachments.zip"}


@pytest.mark.parametrize("kind", ["picture", "file", "zip"])
def test_what_is_kept_on_a_server_that_is_away_is_asked_for_again(public, client, settings, kind, language):
    stored = settings.STORAGES
    away = media_storage(bucket="archive", endpoint="http://127.0.0.1:9", **KEYS)
    settings.STORAGES = {**settings.STORAGES, "default": away}
    answer = client.get(public[kind], headers={"accept-language": language})
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "</html>" in answer.content.decode()
    settings.STORAGES = stored
    assert status(client, public[kind]) == 200


@pytest.mark.parametrize("kind", ["picture", "file", "zip"])
def test_what_breaks_off_before_the_first_byte_is_asked_for_again(public, client, monkeypatch, kind):
    def fail(*args, **kwargs):
        raise ConnectionError("reset")

    monkeypatch.setattr("storages.backends.s3.S3File.read", fail)
    assert client.get(public[kind]).status_code == 503


@pytest.mark.parametrize("kind", ["picture", "file", "zip"])
def test_a_file_that_is_missing_is_not_found_and_no_half_archive(public, client, kind, bucket):
    for path in bucket():
        default_storage.delete(path)
    assert client.get(public[kind]).status_code == 404
