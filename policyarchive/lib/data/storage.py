"""Where uploaded files are kept: a folder, or a bucket that speaks S3."""

from importlib.util import find_spec

from policyarchive.lib.environment import wrong

IN_MEMORY = 5_000_000


def media_storage(*, bucket: str, endpoint: str, region: str, access_key: str, secret_key: str) -> dict:
    """Return the entry for STORAGES: the folder below DATA_DIR where no bucket is named."""
    if not bucket:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    if find_spec("storages") is None:
        raise wrong("S3_BUCKET", bucket, "install the extra first: pip install 'policyarchive[s3]'")
    if bool(access_key) != bool(secret_key):
        raise wrong("S3_SECRET_KEY", "(hidden)", "give S3_ACCESS_KEY and S3_SECRET_KEY both, or neither")
    options = {
        "bucket_name": bucket,
        "endpoint_url": endpoint or None,
        "region_name": region or None,
        "access_key": access_key or None,
        "secret_key": secret_key or None,
        # The program alone hands files out; nothing in the bucket is for everybody.
        "default_acl": "private",
        "file_overwrite": True,
        "max_memory_size": IN_MEMORY,
        "client_config": _impatient(),
    }
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}


def _impatient():
    """Give up a server that hangs before it holds all threads; botocore's own wait is five minutes."""
    from botocore.config import Config

    return Config(connect_timeout=3, read_timeout=15, retries={"total_max_attempts": 2})
