"""A storage of its own for each test: a folder, or a bucket of an S3 server that the tests start."""

import boto3
import pytest
from moto.server import ThreadedMotoServer

from policyarchive.lib.data.storage import media_storage

KEYS = {"region": "ap-northeast-2", "access_key": "test", "secret_key": "test-secret"}
WARNINGS = pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow:DeprecationWarning")


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Return the folder that files are kept in during a test."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def kept(media):
    """Return a function that lists the paths of the files that are kept."""
    return lambda: sorted(str(path.relative_to(media)) for path in media.rglob("*") if path.is_file())


@pytest.fixture(scope="session")
def server():
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(server, settings):
    """Keep files in a bucket of its own; returns a function that lists its keys."""
    options = {"endpoint_url": server, "region_name": KEYS["region"]}
    client = boto3.client(
        "s3", aws_access_key_id=KEYS["access_key"], aws_secret_access_key=KEYS["secret_key"], **options
    )
    place = {"LocationConstraint": KEYS["region"]}
    client.create_bucket(Bucket="archive", CreateBucketConfiguration=place)
    settings.STORAGES = {
        **settings.STORAGES,
        "default": media_storage(bucket="archive", endpoint=server, **KEYS),
    }
    yield lambda: sorted(row["Key"] for row in client.list_objects_v2(Bucket="archive").get("Contents", []))
    for row in client.list_objects_v2(Bucket="archive").get("Contents", []):
        client.delete_object(Bucket="archive", Key=row["Key"])
    client.delete_bucket(Bucket="archive")
    client.close()
