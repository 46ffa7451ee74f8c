"""A storage of its own for each test."""

import pytest


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Return the folder that files are kept in during a test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def kept(media):
    """Return a function that lists the paths of the files that are kept."""
    return lambda: sorted(str(path.relative_to(media)) for path in media.rglob("*") if path.is_file())
