import environ
import pytest
from django.core.exceptions import ImproperlyConfigured

from policyarchive.lib.environment import Environment


@pytest.fixture
def read(monkeypatch):
    def _read(**values):
        for name, value in values.items():
            monkeypatch.setenv(name, value)
        return Environment(environ.Env())

    return _read


@pytest.mark.parametrize(("value", "expected"), [("1", True), ("off", False), ("", True), ("TRUE", True)])
def test_a_flag_is_read(read, value, expected):
    assert read(X_FLAG=value).flag("X_FLAG", default=True) is expected


@pytest.mark.parametrize(
    ("value", "ask"),
    [
        ("perhaps", lambda env: env.flag("X", default=False)),
        ("ko,xx", lambda env: env.words("X", default=[], choices={"ko", "en"})),
        ("archive.example.org", lambda env: env.web_address("X", default="")),
        ("https://example.org/path", lambda env: env.web_address("X", default="")),
        ("Mars/Olympus", lambda env: env.time_zone("X", default="UTC")),
        ("short", lambda env: env.secret("X", kept_in=None)),
        ("nonsense", lambda env: env.database("X", default=None)),
        ("nonsense", lambda env: env.cache("X")),
        ("nonsense", lambda env: env.mail("X")),
    ],
)
def test_a_wrong_value_stops_the_start_and_names_the_variable(read, value, ask):
    with pytest.raises(ImproperlyConfigured, match="environment variable X is wrong"):
        ask(read(X=value))


def test_a_secret_is_never_shown(read):
    with pytest.raises(ImproperlyConfigured) as refused:
        read(X="hunter2").secret("X", kept_in=None)
    assert "hunter2" not in str(refused.value)


def test_a_secret_is_made_once_and_kept(read, tmp_path):
    kept_in = tmp_path / "key"
    first = read().secret("X_NOT_SET", kept_in=kept_in)
    assert read().secret("X_NOT_SET", kept_in=kept_in) == first
    assert len(first) >= 50
    assert kept_in.stat().st_mode & 0o077 == 0


def test_sqlite_takes_its_lock_at_begin(read):
    config = read(X="sqlite:////tmp/x.sqlite3").database("X", default=None)
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_folder_that_cannot_be_made_is_named(read, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ImproperlyConfigured, match="cannot be made"):
        read(X=str(tmp_path / "file" / "folder")).folder("X", default=tmp_path)


@pytest.mark.parametrize("value", ["0", "-1", "many", "1.5", "99999999"])
def test_a_count_is_a_whole_number_above_zero(monkeypatch, value):
    monkeypatch.setenv("MAX_UPLOAD_MB", value)
    with pytest.raises(ImproperlyConfigured, match="MAX_UPLOAD_MB"):
        Environment(environ.Env()).count("MAX_UPLOAD_MB", default=50)


def test_a_count_that_is_not_given_is_the_default(monkeypatch):
    monkeypatch.delenv("MAX_UPLOAD_MB", raising=False)
    assert Environment(environ.Env()).count("MAX_UPLOAD_MB", default=50) == 50


def test_without_a_choice_a_table_is_the_cache_of_all_workers_and_pages_use_memory(read):
    caches = read().caches("X_NOT_SET")
    assert caches["default"]["BACKEND"].endswith("DatabaseCache")
    assert caches["volatile"]["BACKEND"].endswith("LocMemCache")


def test_a_redis_is_given_up_after_half_a_second(read):
    for config in read(X="redis://127.0.0.1:1/0").caches("X").values():
        assert config["BACKEND"].startswith("policyarchive.lib.data.caching.")
        assert (config["OPTIONS"]["socket_timeout"], config["OPTIONS"]["socket_connect_timeout"]) == (
            0.5,
            0.5,
        )


def test_a_server_waits_for_a_locked_sqlite_for_less_than_a_command(read, tmp_path):
    for variable in ("", f"sqlite:///{tmp_path}/x"):
        found = read(X=variable).database("X", default=tmp_path / "x", patience=5)
        assert (found["OPTIONS"]["timeout"], found["OPTIONS"]["transaction_mode"]) == (5, "IMMEDIATE")
