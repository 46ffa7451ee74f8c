"""The one settings file: fed by the environment only, safe by default; a wrong value stops the start."""

from pathlib import Path

from csp.constants import NONE, SELF
from django.conf.locale import LANG_INFO

from policyarchive.lib.data.storage import media_storage
from policyarchive.lib.environment import Environment
from policyarchive.lib.language.countries import LAZY_NAMES

BASE_DIR = Path(__file__).resolve().parent.parent

env = Environment.read(BASE_DIR / ".env")

DEBUG = env.flag("DEBUG", default=False)
DATA_DIR = env.folder("DATA_DIR", default=BASE_DIR / "var", mode=0o700)
SECRET_KEY = env.secret("SECRET_KEY", kept_in=DATA_DIR / "secret_key")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
SITE_URL = env.web_address("SITE_URL", default="")
HTTPS = SITE_URL.startswith("https://")
TWO_PERSON_RULE = env.flag("TWO_PERSON_RULE", default=False)
ALLOW_DEMO_ACCOUNTS = env.flag("ALLOW_DEMO_ACCOUNTS", default=False)

INSTALLED_APPS = [
    "modeltranslation",  # before the admin, whose model forms it extends
    "policyarchive.content",  # before what asks it when it starts
    "policyarchive.apps.PolicyArchiveConfig",
    "policyarchive.audit",
    "policyarchive.publishing",
    "policyarchive.library",
    "policyarchive.search",
    "agreements",
    "news",
    "policyarchive.pages",
    "policyarchive.opendata",
    "policyarchive.backoffice",
    "policyarchive.legacy",
    "policyarchive.backoffice.apps.ThemedAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "policyarchive.staticfiles.CollectedFilesConfig",
    "django.contrib.sitemaps",
    "django_countries",
    "django_prose_editor",
    "js_asset",
    "csp",
]

MIDDLEWARE = [
    "policyarchive.middleware.source_address",
    "policyarchive.pages.middleware.escaped_query",
    "django.middleware.security.SecurityMiddleware",
    "policyarchive.pages.middleware.security_headers",
    "policyarchive.pages.middleware.asked_about_each_time",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "policyarchive.pages.middleware.reading_sets_no_cookie",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "policyarchive.lanes.forms_leave_room",
    "policyarchive.pages.middleware.old_addresses",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "policyarchive.pages.middleware.ContentSecurityPolicy",
    "policyarchive.lanes.files_leave_room",
    "policyarchive.pages.middleware.PartsAway",
    "policyarchive.middleware.plain_text_only",
]

ROOT_URLCONF = "policyarchive.urls"
WSGI_APPLICATION = "policyarchive.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {  # first: it leaves to Django's engine what does not end in .jinja
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "OPTIONS": {
            "environment": "policyarchive.jinja.environment",
            "context_processors": ["policyarchive.frame.frame"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "policyarchive.pages.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "policyarchive.templatetags.words",
            ],
        },
    },
]

DATABASES = {
    "default": env.database(
        "DATABASE_URL",
        default=DATA_DIR / "policyarchive.sqlite3",
        is_pooled=env.flag("DISABLE_SERVER_SIDE_CURSORS", default=False),
        seconds=env.count("STATEMENT_TIMEOUT", default=0),
        patience=env.count("BUSY_TIMEOUT", default=20),
    )
}
DATABASE_DIRECT_URL = env.postgresql("DATABASE_DIRECT_URL")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = env.caches("CACHE_URL")
SERVER_WORKERS = env.count("SERVER_WORKERS", default=1)
PAGE_CACHE_MB = env.count("PAGE_CACHE_MB", default=0, least=0)  # of all workers together
PAGE_CACHE_MAY_BE_OLD = env.count("PAGE_CACHE_MAY_BE_OLD", default=1, least=0)

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
PASSWORD_RESET_TIMEOUT = 24 * 3600
vars().update(env.mail("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.text("DEFAULT_FROM_EMAIL", default="webmaster@localhost")

LANGUAGES = [
    (code, LANG_INFO[code]["name_local"])
    for code in env.words("LANGUAGES", default=["ko", "en"], choices=LANG_INFO)
]
LANGUAGE_CODE = LANGUAGES[0][0]
COUNTRIES_OVERRIDE = LAZY_NAMES
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "policyarchive.formats"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
TIME_ZONE = env.time_zone("TIME_ZONE", default="Asia/Seoul")
USE_TZ = True
MODELTRANSLATION_DEFAULT_LANGUAGE = LANGUAGE_CODE
MODELTRANSLATION_FALLBACK_LANGUAGES = tuple(code for code, _ in LANGUAGES)

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = env.folder("STATIC_ROOT", default=DATA_DIR / "static")
HAS_COLLECTED_STATIC = not DEBUG and (STATIC_ROOT / "staticfiles.json").exists()
WHITENOISE_USE_FINDERS = not HAS_COLLECTED_STATIC
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
STORAGES = {
    "default": media_storage(
        bucket=env.text("S3_BUCKET"),
        endpoint=env.web_address("S3_ENDPOINT", default=""),
        region=env.text("S3_REGION"),
        access_key=env.text("S3_ACCESS_KEY"),
        secret_key=env.text("S3_SECRET_KEY"),
    ),
    "staticfiles": {
        "BACKEND": "policyarchive.staticfiles.CollectedFilesStorage"
        if env.flag("COLLECT_STATIC", default=False) or HAS_COLLECTED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
MEDIA_ROOT = DATA_DIR / "media"
MAX_UPLOAD_MB = env.count("MAX_UPLOAD_MB", default=50)
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "policyarchive.library.receiving.CalmUploadHandler",
]
SHARE_FONT = env.text("SHARE_FONT")

SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
BEHIND_PROXY = env.flag("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
# None: whoever connects is the one proxy.
TRUSTED_PROXIES = env.networks("TRUSTED_PROXIES") or (None if BEHIND_PROXY else [])
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = False  # the editor's requests read it
CSRF_FAILURE_VIEW = "policyarchive.pages.views.errors.csrf_failure"
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []
X_FRAME_OPTIONS = "DENY"

_PUBLIC_POLICY = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}
CONTENT_SECURITY_POLICY = {"DIRECTIVES": _PUBLIC_POLICY}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.server": {"handlers": ["stderr"], "level": "INFO", "propagate": False}},
}
