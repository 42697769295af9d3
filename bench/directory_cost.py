"""What a page of the directory costs with 20,000 companies, against 2,000; and its long work.

Ratios are of the least of 21 runs of whole pages, drawn by the test client, in a scratch database
of the engine that DATABASE_URL names: processor time with SQLite in memory, where the database
works in the same process, else time on the clock. PostgreSQL also says how many blocks its queries
read, which no other work on the machine can change.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment
from oscar.apps.partner.models import Partner

from cms.seed import create_site
from config.demo.founding import open_office
from config.settings_test import NoMigrations
from marketplace.companies.models import Company, Industry
from marketplace.directory.actions import rebuild, start_check, start_export, start_import
from marketplace.directory.models import Imported
from marketplace.directory.rules import lists
from marketplace.kernel.models import Job
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import Party

SMALL, LARGE, ROWS = 2_000, 20_000, 6_000
RUNS = 21
PAGES = {
    "first": "/companies/",
    "last": "/companies/?page=1000",
    "newest": "/companies/?sort=newest",
    "country": "/companies/?country=DE",
    "three_filters": "/companies/?country=FR&kind=trader&division=30",
    "rare_filters": "/companies/?country=MT&division=98",
    "division": "/companies/?division=30",
    "two_countries": "/companies/?country=FR&country=CN",
    "name": "/companies/?q=hansa+precision+0017",
    "word": "/companies/?q=hansa",
    "letters": "/companies/?q=me",
    "two_words": "/companies/?q=precision+hansa",
    "word_filtered": "/companies/?q=hansa&country=FR&division=30",
    "word_newest": "/companies/?q=hansa&sort=newest",
    "some_words": "/companies/?q=hansa+nowhere",
    "recent": "/companies/?since=365",
    "number": "/companies/?q=REG+000123",
    "suggest": "/directory/suggest/?q=hans",
}
FIRST = (
    "Hansa",
    "Nova",
    "Lumière",
    "Orient",
    "Alpen",
    "Delta",
    "Métro",
    "Rhône",
    "Baltic",
    "Tigris",
)
SECOND = ("Precision", "Metall", "Papier", "Électro", "Optik", "Textile", "Chimie", "Werkzeug")
THIRD = ("GmbH", "SAS", "Ltd", "Trading", "Systems", "Group", "International", "Parts")
COUNTRIES = ("DE", "FR", "CN", "IT", "PL", "ES", "NL", "GB", "US", "JP", "TR", "MT")
WEIGHTS = (30, 25, 20, 8, 5, 4, 3, 2, 1, 1, 0.6, 0.4)
KINDS = ("manufacturer", "trader", "service", "public_body")
DIVISIONS = ("30000000-9", "31000000-6", "33000000-0", "39000000-2", "44000000-0", "98000000-3")


def fill(number: int) -> None:
    """Make verified sellers until there are so many, the same ones in each run."""
    known, chance = Company.objects.count(), random.Random(number)
    at = datetime(2026, 1, 1, tzinfo=UTC)
    partners = Partner.objects.bulk_create(
        Partner(name=f"bench {place}", code=f"bench-{place}") for place in range(known, number)
    )
    companies = Company.objects.bulk_create(
        (
            Company(
                legal_name=f"{_name(chance)} {place:04d}",
                slug=f"bench-{place}",
                kind=chance.choice(KINDS),
                country=chance.choices(COUNTRIES, WEIGHTS)[0],
                registration_kind="other",
                registration_number=f"REG{place:06d}",
                city="Lyon",
                introductions={"en": "We make and sell parts. " * 8},
                partner=partner,
                status="verified",
                made_at=at,
                verified_at=at + timedelta(minutes=place),
            )
            for place, partner in enumerate(partners, start=known)
        ),
        batch_size=1000,
    )
    Industry.objects.bulk_create(
        (
            Industry(company=company, code=code)
            for company in companies
            for code in chance.sample(DIVISIONS, chance.randint(1, 3))
        ),
        batch_size=1000,
    )


def counted() -> None:
    """Let PostgreSQL tidy up and count its rows, as it does by itself after a while."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _name(chance: random.Random) -> str:
    return " ".join(chance.choice(words) for words in (FIRST, SECOND, THIRD))


def timed(work: Callable[[], Any]) -> float:
    """Return the seconds that work took."""
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    start = clock()
    work()
    return clock() - start


def blocks(queries: list[dict[str, str]]) -> float:
    """Return how many blocks PostgreSQL reads for these queries; 0 for another database."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        return float(sum(_blocks(cursor, query["sql"]) for query in queries))


def _blocks(cursor: Any, sql: str) -> int:
    if not sql.startswith("SELECT"):
        return 0
    cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}")
    plan = cursor.fetchone()[0][0]["Plan"]
    return int(plan["Shared Hit Blocks"]) + int(plan["Shared Read Blocks"])


def costs() -> dict[str, dict[str, float]]:
    """Return milliseconds (the least) and queries of each page."""
    client, found = Client(), {}
    for name, path in PAGES.items():
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            client.get(path)
        queries, read = len(seen), blocks(seen.captured_queries)
        times = [timed(lambda path=path: client.get(path)) for _run in range(RUNS)]
        found[name] = {"ms": min(times) * 1000, "queries": queries, "blocks": read}
    return found


@contextmanager
def scratch() -> Iterator[None]:
    """Stand in an empty database that is gone afterwards."""
    settings.MIGRATION_MODULES = NoMigrations()
    setup_test_environment()
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        create_site()
        yield
    finally:
        connection.creation.destroy_test_db(str(settings.DATABASES["default"]["NAME"]), verbosity=0)


def long_work(moderator: Party) -> dict[str, float]:
    """Return the seconds of an import of 6,000 rows (check, then import) and of an export."""
    rows = [[f"List {n} GmbH", "", "trader", "DE", "other", f"LIST-{n}"] for n in range(ROWS)]
    upload = SimpleUploadedFile("l.csv", lists.written(lists.COLUMNS[:6], rows), "text/csv")
    run = start_check(upload, source="Bench", by=moderator)
    check = timed(relay)
    start_import(run, by=moderator)
    taken_over = timed(relay)
    start_export({}, by=moderator)
    export = timed(relay)
    failed = Job.objects.filter(failed=True).count()
    return {
        "imported": Imported.objects.count(),
        "failed": failed,
        "check_6000_s": check,
        "import_6000_s": taken_over,
        "export_20000_s": export,
    }


def main() -> dict[str, float]:
    """Print the figures and return them."""
    with scratch():
        fill(SMALL)
        rebuild()
        counted()
        small = costs()
        fill(LARGE)
        figures = {"rebuild_20000_s": timed(rebuild)}
        counted()
        large = costs()
        figures |= long_work(open_office().moderator)
    for name, cost in large.items():
        figures[f"{name}_ratio"] = cost["ms"] / small[name]["ms"]
        figures[f"{name}_ms"] = cost["ms"]
        figures[f"{name}_queries"] = cost["queries"]
        if cost["blocks"]:
            figures[f"{name}_blocks"] = cost["blocks"]
            figures[f"{name}_blocks_before"] = small[name]["blocks"]
        figures[f"{name}_more_queries"] = cost["queries"] - small[name]["queries"]
    for name, value in figures.items():
        print(f"{name:24s}{value:8.3f}")
    return figures
