"""What the settings name, examined: does it answer, and how is it mended."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.core.mail import get_connection
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from kombu.connection import Connection

from config.celery import app as celery
from marketplace.directory import doctor as directory_doctor
from marketplace.kernel import clock, clockwork, outbox, pulse, vault
from marketplace.kernel.files import scanning
from marketplace.kernel.models import Message
from search import doctor as search_doctor

LATE: Final = timedelta(minutes=2)
"""Four turns of the clock; workers say each ten seconds that they are alive."""

MEND_SEARCH: Final = "run: manage.py search_rebuild; or start the server of ELASTICSEARCH_URL"


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


def _age(part: str) -> timedelta | None:
    """Return how long ago a part was alive, in whole seconds, or None when it never was."""
    last = pulse.last(part)
    return (
        None if last is None else timedelta(seconds=int((clock.real_now() - last).total_seconds()))
    )


def _worker() -> Check:
    if not outbox.uses_broker():
        return Check("worker", True, "not configured: the serving process does the work")
    age = _age("worker")
    if age is not None and age < LATE:
        return Check("worker", True, f"took work {age} ago")
    answers = celery.control.ping(timeout=2)
    seen = f"{len(answers)} answer, but none got work for {age or 'ever'}"
    mend = "start: celery -A config beat" if answers else "start: celery -A config worker"
    return Check("worker", False, seen, mend)


def _clock() -> Check:
    age = _age(clockwork.NAME)
    turned = "never turned" if age is None else f"turned {age} ago"
    late = outbox.uses_broker() and (age is None or age >= LATE)
    seen = f"{turned}; the market runs {clock.offset()} ahead"
    return Check("clock", not late, seen, "start: celery -A config beat, and a worker")


def _mail() -> Check:
    if not settings.EMAIL_URL.hostname:
        return Check("mail", True, "not configured: mails are kept as files")
    line = get_connection()
    line.open()
    line.close()
    return Check("mail", True, "answers")


def _storage() -> Check:
    Path(settings.PRIVATE_DIR).mkdir(parents=True, exist_ok=True)
    probe = Path(settings.PRIVATE_DIR) / ".doctor"
    probe.write_bytes(b"1")
    probe.unlink()
    return Check("storage", True, "private folder takes files")


def _outbox() -> Check:
    dead = Message.objects.exclude(dead_at=None).count()
    seen = f"{dead} dead messages, {outbox.waiting().count()} waiting"
    return Check("outbox", not dead, seen, "read why and try again at /admin/kernel/message/")


def _search() -> Check:
    ok, seen = search_doctor.check()
    return Check("search", ok, seen, MEND_SEARCH)


def _directory() -> Check:
    ok, seen = directory_doctor.check()
    return Check("directory", ok, seen, "run: manage.py directory_rebuild")


def _scanner() -> Check:
    if not settings.SCANNER_URL:
        return Check("scanner", True, "not configured: files are marked not scanned")
    answers = scanning.is_there()
    seen = "answers" if answers else "away: new files wait in quarantine"
    return Check("scanner", answers, seen, "start clamd or correct SCANNER_URL")


def _keys() -> Check:
    wrong = vault.check()
    seen = wrong or "they open what is sealed"
    return Check("keys", wrong is None, seen, "set FIELD_KEYS and INDEX_KEY to those of this data")


def _stripe() -> Check:
    return Check("stripe", True, "configured" if settings.STRIPE_SECRET_KEY else "not configured")


CHECKS: Final[dict[str, tuple[Callable[[], Check], str]]] = {
    "database": (_database, "start the database or correct DATABASE_URL"),
    "migrations": (_migrations, "run: manage.py migrate"),
    "search": (_search, MEND_SEARCH),
    "directory": (_directory, "run: manage.py migrate"),
    "cache": (_cache, "start Redis or correct REDIS_URL"),
    "broker": (_broker, "start the broker or correct CELERY_BROKER_URL"),
    "worker": (_worker, "start: celery -A config worker"),
    "mail": (_mail, "correct EMAIL_URL or start the mail server"),
    "storage": (_storage, "make DATA_DIR writable"),
    "outbox": (_outbox, "run: manage.py migrate"),
    "scanner": (_scanner, "correct SCANNER_URL"),
    "keys": (_keys, "run: manage.py migrate"),
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
