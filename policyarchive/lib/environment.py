"""Settings read from the environment, each checked; a wrong value stops the start with a sentence.

django-environ does the parsing; this adds the sentences, and folders and secrets that make themselves.
"""

import os
import secrets
import warnings
import zoneinfo
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS = {
    # The lock is taken at BEGIN: a conflict is then noticed before a decision is made on stale rows.
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
}
# Connections stay open: on a full disk SQLite cannot make the shared memory that the first one needs.
SQLITE = {"CONN_MAX_AGE": None}
# Opening one costs more than a page; one that the server has closed meanwhile is noticed before it is used.
POSTGRESQL = {"CONN_MAX_AGE": None, "CONN_HEALTH_CHECKS": True}
CACHE_TABLE = "policyarchive_cache"  # made by a migration
REDIS = "django.core.cache.backends.redis.RedisCache"
REDIS_OPTIONS = {"socket_connect_timeout": 0.5, "socket_timeout": 0.5}
LOCAL_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
_CACHING = "policyarchive.lib.data.caching"


class Environment:
    def __init__(self, env: environ.Env):
        self._env = env

    @classmethod
    def read(cls, file: Path) -> "Environment":
        """Read the process environment, and below it FILE where there is one."""
        if file.is_file():
            environ.Env.read_env(file)
        return cls(environ.Env())

    def text(self, name: str, *, default: str = "") -> str:
        return self._env.str(name, default=default).strip()

    def flag(self, name: str, *, default: bool) -> bool:
        value = self.text(name).lower()
        if value in {"", "1", "true", "yes", "on", "0", "false", "no", "off"}:
            return value in {"1", "true", "yes", "on"} if value else default
        raise wrong(name, value, "write 1 or 0")

    def count(self, name: str, *, default: int, least: int = 1) -> int:
        """Return a whole number, above zero unless LEAST says otherwise."""
        value = self.text(name)
        if not value:
            return default
        if not (value.isascii() and value.isdigit() and least <= int(value[:10]) <= 1_000_000):
            raise wrong(name, value, f"write a whole number, such as {default}")
        return int(value)

    def words(self, name: str, *, default: list[str], choices=None) -> list[str]:
        """Return the comma-separated words of a variable; with CHOICES each must be one of them."""
        found = [word.strip() for word in self.text(name).split(",") if word.strip()] or default
        for word in found:
            if choices is not None and word not in choices:
                raise wrong(name, word, "it is not a known code, such as ko or en")
        return found

    def networks(self, name: str) -> list[IPv4Network | IPv6Network]:
        """Return comma-separated networks; an address alone is a network of one."""
        words = self.words(name, default=[])
        try:
            return [ip_network(word, strict=False) for word in words]
        except ValueError as error:
            raise wrong(name, ", ".join(words), "write networks, such as 10.0.0.0/8, or addresses") from error

    def folder(self, name: str, *, default: Path, make: bool = True, mode: int = 0o777) -> Path:
        path = Path(self.text(name) or default).expanduser().absolute()
        try:
            if make:
                path.mkdir(mode=mode, parents=True, exist_ok=True)
        except OSError as error:
            raise wrong(name, str(path), f"the folder cannot be made: {error.strerror}") from error
        return path

    def secret(self, name: str, *, kept_in: Path) -> str:
        """Return the secret of the environment, else the one kept in a file, made on the first start."""
        given = self.text(name)
        if given and len(given) < 50:
            raise wrong(name, "(hidden)", "use at least 50 random characters, or leave it out on one machine")
        return given or _kept_secret(kept_in)

    def web_address(self, name: str, *, default: str) -> str:
        value = self.text(name, default=default).rstrip("/")
        parts = urlsplit(value)
        if value and (parts.scheme not in {"http", "https"} or not parts.netloc or parts.path):
            raise wrong(name, value, "write scheme and host only, such as https://archive.example.org")
        return value

    def time_zone(self, name: str, *, default: str) -> str:
        value = self.text(name, default=default)
        try:
            zoneinfo.ZoneInfo(value)
        except (zoneinfo.ZoneInfoNotFoundError, ValueError) as error:
            raise wrong(name, value, "write a zone's name, such as Asia/Seoul") from error
        return value

    def database(
        self, name: str, *, default: Path, is_pooled: bool = False, seconds: int = 0, patience: int = 20
    ) -> dict:
        """Return the database; IS_POOLED behind PgBouncer, SECONDS after which PostgreSQL ends a query.

        PATIENCE are the seconds for which SQLite waits while somebody else writes.
        """
        options = SQLITE_OPTIONS | {"timeout": patience}
        value = self.text(name)
        if not value:
            return {"ENGINE": "django.db.backends.sqlite3", "NAME": default, "OPTIONS": options, **SQLITE}
        config = self._url(
            name, value, environ.Env.db_url_config, "sqlite:///file or postgres://user@host/name"
        )
        if config["ENGINE"].endswith("sqlite3"):
            config = SQLITE | config | {"OPTIONS": options | config.get("OPTIONS", {})}
        else:
            config = POSTGRESQL | config
            config["DISABLE_SERVER_SIDE_CURSORS"] = is_pooled
            config["OPTIONS"] = _postgresql_options(is_pooled, seconds) | config.get("OPTIONS", {})
        return config

    def postgresql(self, name: str) -> str:
        """Return the address of a PostgreSQL as its own client reads it, or nothing."""
        value = self.text(name)
        if value and not value.startswith(("postgres://", "postgresql://")):
            raise wrong(name, "(hidden)", "write it like postgres://user:password@host:5432/name")
        return value

    def cache(self, name: str) -> dict:
        value = self.text(name, default=f"dbcache://{CACHE_TABLE}")
        return self._url(name, value, environ.Env.cache_url_config, "locmemcache:// or redis://host:6379/0")

    def caches(self, name: str) -> dict[str, dict]:
        """Return two caches: `default` is shared by all processes, `volatile` may forget at any time.

        What must hold, such as counted tries at the login, is in the first. What a visitor's page keeps is in
        the second, which never writes to the database.
        """
        shared = self.cache(name)
        if shared["BACKEND"] == REDIS:
            options = {**shared.get("OPTIONS", {}), **REDIS_OPTIONS}
            shared["OPTIONS"] = options
            return {
                "default": shared
                | {"BACKEND": f"{_CACHING}.RedisOrDatabase", "OPTIONS": options | {"TABLE": CACHE_TABLE}},
                "volatile": shared | {"BACKEND": f"{_CACHING}.RedisOrNothing", "KEY_PREFIX": "volatile"},
            }
        if shared["BACKEND"].endswith("DatabaseCache"):
            shared["OPTIONS"] = {"MAX_ENTRIES": 100_000, **shared.get("OPTIONS", {})}
        return {"default": shared, "volatile": {"BACKEND": LOCAL_MEMORY, "LOCATION": "volatile"}}

    def mail(self, name: str) -> dict:
        value = self.text(name, default="consolemail://")
        return self._url(name, value, environ.Env.email_url_config, "smtp+tls://user:password@host:587")

    @staticmethod
    def _url(name: str, value: str, parse, example: str) -> dict:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                config = parse(value)
        except (ImproperlyConfigured, ValueError, KeyError, TypeError, Warning) as error:
            raise wrong(name, "(hidden)", f"write it like {example}") from error
        if not (config.get("ENGINE") or config.get("BACKEND") or config.get("EMAIL_BACKEND")):
            raise wrong(name, "(hidden)", f"write it like {example}")
        return config


def _postgresql_options(is_pooled: bool, seconds: int) -> dict:
    """Settings of the connection itself: a `SET` would stay with whoever a pool gives it to next.

    A pool refuses them, so behind one they are the role's (`ALTER ROLE … SET`).
    """
    options = ["-c jit=off"]  # compiling a query that reads few rows takes longer than the query
    if seconds:
        options.append(f"-c statement_timeout={seconds}s")
    return {"connect_timeout": 5} | ({} if is_pooled else {"options": " ".join(options)})


def wrong(name: str, value: str, way_out: str) -> ImproperlyConfigured:
    return ImproperlyConfigured(f"The environment variable {name} is wrong ({value}): {way_out}.")


def _kept_secret(path: Path) -> str:
    try:
        if not path.exists():
            _write_whole(path, secrets.token_urlsafe(64))
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise ImproperlyConfigured(
            f"{path} cannot be written: {error.strerror}. "
            "Let DATA_DIR name a folder that is yours and has room."
        ) from error


def _write_whole(path: Path, text: str) -> None:
    """Write a file that only its owner reads; on a full disk nothing is left, rather than half a secret."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        fresh.touch(mode=0o600)
        fresh.write_text(text, encoding="ascii")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
