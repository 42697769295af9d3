"""Settings by environment; without any, the embedded defaults of the demo.

Read: DATABASE_URL, REDIS_URL, ELASTICSEARCH_URL, CELERY_BROKER_URL, EMAIL_URL, SITE_URL, DATA_DIR,
SECRET_KEY, FIELD_KEYS and INDEX_KEY (or their _FILE), ALLOWED_HOSTS, DEMO, DEBUG, FROM_EMAIL,
SEARCH_BACKEND, SEARCH_INDEX, SCANNER_URL, STRIPE_API_BASE, STRIPE_SECRET_KEY,
STRIPE_WEBHOOK_SECRETS, STATEMENT_TIMEOUT and LOCK_TIMEOUT (in PostgreSQL's words: 30s).
"""

from os import environ
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
import django_stubs_ext
from csp.constants import NONCE, NONE, SELF, STRICT_DYNAMIC
from django.utils.translation import gettext_lazy as _
from oscar.defaults import *  # noqa: F403

from checkout.order.process import pipeline
from config import keys
from config import oscar as departures
from config.broker import *  # noqa: F403
from config.signin import *  # noqa: F403

django_stubs_ext.monkeypatch()
BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(environ.get("DATA_DIR", BASE_DIR / "var"))
DATA_DIR.mkdir(parents=True, exist_ok=True)


def _flag(name: str, default: bool) -> bool:
    return environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes"}


DATABASE_URL = environ.get("DATABASE_URL", "")
REDIS_URL = environ.get("REDIS_URL", "")
DEMO = _flag("DEMO", not DATABASE_URL)
DEBUG = _flag("DEBUG", False)
if DEMO:
    ACCOUNT_RATE_LIMITS = with_more_per_address(ACCOUNT_RATE_LIMITS, 20)


SECRET_KEY = keys.secret("SECRET_KEY", DATA_DIR / "secret_key", demo=DEMO, new=keys.new_secret_key)
FIELD_KEYS = keys.field_keys(
    keys.secret("FIELD_KEYS", DATA_DIR / "field_keys", demo=DEMO, new=keys.new_field_keys)
)
INDEX_KEY = keys.secret("INDEX_KEY", DATA_DIR / "index_key", demo=DEMO, new=keys.new_index_key)
ALLOWED_HOSTS = environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
SITE_URL = environ.get("SITE_URL", "http://127.0.0.1:8000")
SITE_ID = 1
SITE_NAME = "Comptoir"
HTTPS = urlsplit(SITE_URL).scheme == "https"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sites",
    "django.contrib.humanize",
    "django.contrib.flatpages",
    "config.apps.ConfigConfig",
    "marketplace.kernel",
    "marketplace.notices",
    "marketplace.accounts",
    "marketplace.privacy",
    "marketplace.companies",
    "marketplace.members",
    "marketplace.directory",
    "marketplace.moderation",
    "marketplace.sourcing",
    *departures.APPS,
    "checkout.fulfilment",
    "checkout.payment.online",
    "disputes",
    "search.recommendations",
    "cms",
    "sorl.thumbnail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "config.headers.HeadersMiddleware",
    "marketplace.kernel.middleware.PlainTextMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "marketplace.accounts.middleware.SecondFactorMiddleware",
    "marketplace.companies.middleware.PartyMiddleware",
    "marketplace.privacy.middleware.AgreementMiddleware",
    "marketplace.kernel.middleware.RefusalMiddleware",
    "config.door.DoorMiddleware",
    "checkout.middleware.BasketMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "config.shell.shell",
            ]
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        DATABASE_URL or f"sqlite:///{DATA_DIR / 'demo.sqlite3'}",
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql":
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        connect_timeout=5,
        options=f"-c statement_timeout={environ.get('STATEMENT_TIMEOUT', '30s')}"
        f" -c lock_timeout={environ.get('LOCK_TIMEOUT', '10s')}"
        " -c idle_in_transaction_session_timeout=120s",
    )
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "config.cache.YieldingRedisCache",
        "LOCATION": REDIS_URL,
        "OPTIONS": {"socket_timeout": 0.5, "socket_connect_timeout": 0.5},
    }
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "session"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if HTTPS else "csrf"
CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [NONCE, STRICT_DYNAMIC],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French")), ("zh-hans", _("Simplified Chinese"))]
# Oscar itself is no installed app, only its parts are: its catalogue is found here.
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True
USE_I18N = True
HOLIDAYS: frozenset[str] = frozenset()

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
PRIVATE_DIR = DATA_DIR / "private"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "marketplace.kernel.files.receiving.Receiver",
]
UPLOAD_LIMITS = {"image": 30_000_000, "pdf": 50_000_000, "text": 5_000_000}
IMPORT_LIMIT = 200_000_000
UPLOAD_PIXELS = 150_000_000
UPLOAD_PDF_PAGES = 500
SCANNER_URL = environ.get("SCANNER_URL", "")

EMAIL_URL = urlsplit(environ.get("EMAIL_URL", ""))
DEFAULT_FROM_EMAIL = OSCAR_FROM_EMAIL = environ.get("FROM_EMAIL", "comptoir@localhost")
if EMAIL_URL.hostname:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = EMAIL_URL.hostname, EMAIL_URL.port or 25
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = EMAIL_URL.username or "", EMAIL_URL.password or ""
    EMAIL_USE_TLS = EMAIL_URL.scheme == "smtp+tls"
    EMAIL_TIMEOUT = 20
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_DIR / "mail"

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

OSCAR_DYNAMIC_CLASS_LOADER = "config.oscar.load"
OSCAR_SHOP_NAME = SITE_NAME
OSCAR_DEFAULT_CURRENCY = "EUR"
OSCAR_BASKET_COOKIE_SECURE = OSCAR_RECENTLY_VIEWED_COOKIE_SECURE = HTTPS
OSCAR_URL_SCHEMA = "https" if HTTPS else "http"
OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 1_000_000_000
OSCAR_ORDER_STATUS_PIPELINE = pipeline()
OSCAR_INITIAL_ORDER_STATUS = "awaiting_payment"

WAGTAIL_SITE_NAME = SITE_NAME
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "/accounts/login/"
WAGTAIL_PASSWORD_RESET_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES

SEARCH_BACKEND = environ.get("SEARCH_BACKEND", "embedded")
ELASTICSEARCH_URL = environ.get("ELASTICSEARCH_URL", "")
SEARCH_INDEX = environ.get("SEARCH_INDEX", "comptoir")
SEARCH_DIR = DATA_DIR / "search"
STRIPE_API_BASE = environ.get("STRIPE_API_BASE", "")
STRIPE_SECRET_KEY = environ.get("STRIPE_SECRET_KEY", "")
STRIPE_WEBHOOK_SECRETS = [s for s in environ.get("STRIPE_WEBHOOK_SECRETS", "").split(",") if s]

PLATFORM_COUNTRY = "FR"
COMMISSION_RATE = "0.05"
SECOND_FINANCE_ABOVE = {"EUR": "10000"}
BANK_ACCOUNTS = {
    currency: {
        "name": "Comptoir demo escrow",
        "iban": "FR76 3000 6000 0112 3456 7890 189",
        "bic": "AGRIFRPP",
        "bank": "Banque de démonstration",
    }
    for currency in ("EUR", "USD", "GBP", "CNY", "JPY", "KWD")
}
