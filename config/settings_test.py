"""Settings of the tests: fast hashes, mail in memory, own folders; the database as the environment
says."""

import tempfile
from os import environ

environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="comptoir-test-"))
# Processes of one run would share what the first one set: each has its own database and locks.
if (worker := environ.get("PYTEST_XDIST_WORKER", "")) and not environ["DATA_DIR"].endswith(worker):
    environ["DATA_DIR"] += f"/{worker}"
environ.setdefault("SECRET_KEY", "only-for-tests")
environ.setdefault("FIELD_KEYS", "k1:" + "A" * 43 + "=")
environ.setdefault("INDEX_KEY", "B" * 43 + "=")

from config.settings import *  # noqa: E402, F403
from config.settings import DATABASE_URL, MIDDLEWARE  # noqa: E402

DEMO = True
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CELERY_BROKER_URL = ""
SEARCH_DIR = ""  # type: ignore[assignment]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MIDDLEWARE = [name for name in MIDDLEWARE if "whitenoise" not in name]


class NoMigrations:
    """Tables straight from the models; the migrations have tests of their own."""

    def __contains__(self, label: str) -> bool:
        return True

    def __getitem__(self, label: str) -> None:
        return None


if not DATABASE_URL:
    MIGRATION_MODULES = NoMigrations()
