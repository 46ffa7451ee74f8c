"""An archive with something in each part of it, and a place for its backups."""

from io import StringIO

import pytest
from django.core.management import call_command

from tests.factories import attach, make_agreement, make_attachment, make_home, make_image, make_post


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def archive(transactional_db):
    """Return a post with a picture and an attachment, about an agreement."""
    make_home()
    make_agreement()
    post = make_post(lead_image=make_image(alt_ko="그림"))
    attach(post, make_attachment())
    call_command("reindex", verbosity=0, stdout=StringIO())
    return post


@pytest.fixture
def target(tmp_path):
    return tmp_path / "backups" / "archive.tar"


@pytest.fixture(autouse=True)
def backups(target):
    target.parent.mkdir()
    return lambda: sorted(path.name for path in target.parent.iterdir())
