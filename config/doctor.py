"""What the settings name, examined: does it answer, and how is it mended."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.core.mail import get_connection
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from kombu.connection import Connection

from marketplace.kernel import clock
from marketplace.kernel.models import Message
from search import doctor as search_doctor


@dataclass(frozen=True, slots=True)
class Check:
    """One part: does it work, what was seen, and what mends it. Not configured counts as
    working."""

    name: str
    ok: bool
    seen: str
    mend: str = ""


def _database() -> Check:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return Check("database", True, connection.vendor)


def _migrations() -> Check:
    executor = MigrationExecutor(connection)
    left = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    return Check("migrations", not left, f"{left} not taken", "run: manage.py migrate")


def _cache() -> Check:
    cache.set("doctor", "1", 5)
    seen = "Redis" if settings.REDIS_URL else "in this process"
    return Check("cache", cache.get("doctor") == "1", seen, "start Redis or correct REDIS_URL")


def _broker() -> Check:
    if not settings.CELERY_BROKER_URL:
        return Check("broker", True, "not configured: the serving process relays")
    url = settings.CELERY_BROKER_URL
    with Connection(url, connect_timeout=3) as broker:  # type: ignore[no-untyped-call]
        broker.ensure_connection(max_retries=1, timeout=3)
    return Check("broker", True, "answers")


def _mail() -> Check:
    if not settings.EMAIL_URL.hostname:
        return Check("mail", True, "not configured: mails are kept as files")
    get_connection().open()
    return Check("mail", True, "answers")


def _storage() -> Check:
    Path(settings.PRIVATE_DIR).mkdir(parents=True, exist_ok=True)
    probe = Path(settings.PRIVATE_DIR) / ".doctor"
    probe.write_bytes(b"1")
    probe.unlink()
    return Check("storage", True, "private folder takes files")


def _outbox() -> Check:
    dead = Message.objects.exclude(dead_at=None).count()
    return Check("outbox", not dead, f"{dead} dead messages", "read their errors in /admin/")


def _search() -> Check:
    ok, seen = search_doctor.check()
    return Check("search", ok, seen, "run: manage.py search_rebuild")


def _scanner() -> Check:
    seen = "configured" if settings.SCANNER_URL else "not configured: files are marked not scanned"
    return Check("scanner", True, seen)


def _stripe() -> Check:
    return Check("stripe", True, "configured" if settings.STRIPE_SECRET_KEY else "not configured")


def _clock() -> Check:
    return Check("clock", True, f"market runs {clock.offset()} ahead")


CHECKS: Final[dict[str, tuple[Callable[[], Check], str]]] = {
    "database": (_database, "start the database or correct DATABASE_URL"),
    "migrations": (_migrations, "run: manage.py migrate"),
    "search": (_search, "run: manage.py search_rebuild"),
    "cache": (_cache, "start Redis or correct REDIS_URL"),
    "broker": (_broker, "start the broker or correct CELERY_BROKER_URL"),
    "mail": (_mail, "correct EMAIL_URL or start the mail server"),
    "storage": (_storage, "make DATA_DIR writable"),
    "outbox": (_outbox, "run: manage.py migrate"),
    "scanner": (_scanner, "correct SCANNER_URL"),
    "stripe": (_stripe, "correct STRIPE_SECRET_KEY"),
    "clock": (_clock, "run: manage.py migrate"),
}


def examine(*, leave_out: Collection[str] = ()) -> Iterator[Check]:
    """Yield each part's check; whatever a part raises is its failure."""
    for name, (check, mend) in CHECKS.items():
        if name in leave_out:
            continue
        try:
            yield check()
        except Exception as fault:  # noqa: BLE001  (clients of Redis, AMQP and SMTP raise their own kinds)
            yield Check(name, False, f"{type(fault).__name__}: {fault}", mend)
