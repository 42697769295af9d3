"""Founding is done once: the rows it leaves are kept, and put into each test that asks for them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from catalogue.actions import CategoryNode, load_categories
from cms.seed import create_site
from config.demo.cast import BUYERS, Firm
from config.demo.founding import Office, found, open_office
from config.demo.sellers import SELLERS
from marketplace.companies.models import Company
from marketplace.kernel.party import SYSTEM

SEATED = (SELLERS[1], SELLERS[2], BUYERS[0], BUYERS[1])
TREE = (
    CategoryNode("30000000-9", "Office and computing machinery"),
    CategoryNode("30232110-8", "Laser printers", parent="30000000-9", picture="printer"),
)
Rows = dict[str, list[tuple[Any, ...]]]


class Anew:
    """Founding by the actions that real people take."""

    def office(self) -> Office:
        """Platform staff."""
        return open_office()

    def firm(self, firm: Firm, office: Office, *, verified: bool = True) -> Company:
        """Return a company with its people."""
        return found(firm, office, verified=verified)

    def tree(self) -> None:
        """Load two categories."""
        load_categories(TREE, by=SYSTEM)


@dataclass
class Kept(Anew):
    """The same rows again, each step's apart, on SQLite; keys begin behind all of them."""

    steps: dict[str, Rows] = field(default_factory=dict)
    staff: Office | None = None
    companies: dict[str, int] = field(default_factory=dict)
    last: dict[str, int] = field(default_factory=dict)

    def office(self) -> Office:
        """Put the staff's rows in."""
        assert self.staff is not None
        _insert(self.steps["office"])
        return self.staff

    def firm(self, firm: Firm, office: Office, *, verified: bool = True) -> Company:
        """Put a company's rows in, or found one that nobody kept."""
        if firm.name not in self.companies:
            return super().firm(firm, office, verified=verified)
        _insert(self.steps[firm.name])
        return Company.objects.get(pk=self.companies[firm.name])

    def tree(self) -> None:
        """Put the categories in."""
        _insert(self.steps["tree"])

    def reserve(self) -> None:
        """Let new rows have keys that no kept row has."""
        with connection.cursor() as cursor:
            names = [(name,) for name in self.last]
            cursor.executemany("DELETE FROM sqlite_sequence WHERE name = %s", names)
            cursor.executemany(
                "INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", list(self.last.items())
            )


_kept: Kept | None = None


def kept() -> Kept | None:
    """Return what founding leaves, made once. PostgreSQL founds anew each time: its keys come from
    sequences that no transaction takes back."""
    global _kept  # noqa: PLW0603
    if connection.vendor != "sqlite":
        return None
    if _kept is None:
        _kept = _keep()
    return _kept


def _keep() -> Kept:
    """Found everything in a transaction that is taken back, and return what it left."""
    kept, anew = Kept(), Anew()
    with transaction.atomic():
        create_site()
        kept.staff = _step(kept, "office", anew.office)
        for firm in SEATED:
            company = _step(kept, firm.name, lambda firm=firm: anew.firm(firm, kept.staff))
            kept.companies[firm.name] = company.pk
        _step(kept, "tree", anew.tree)
        kept.last = _last_keys()
        transaction.set_rollback(True)
    return kept


def _step(kept: Kept, name: str, work: Callable[[], Any]) -> Any:
    before, old = _last_keys(), _all({})
    made = work()
    kept.steps[name] = {t: rows for t, rows in _all(before).items() if rows and not _others(t)}
    new = _all({})
    changed = [table for table, rows in old.items() if new[table][: len(rows)] != rows]
    assert not changed, f"{name} changed older rows of {changed}"
    return made


def _others(table: str) -> bool:
    """Say whether the rows point at what a test with real transactions empties and makes anew."""
    return table.startswith(("auth_", "django_", "wagtail", "accounts_user_"))


def _last_keys() -> dict[str, int]:
    with connection.cursor() as cursor:
        keys = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT coalesce(max(rowid), 0) FROM "{table}"')  # noqa: S608
            keys[table] = cursor.fetchone()[0]
    return keys


def _all(after: dict[str, int]) -> Rows:
    with connection.cursor() as cursor:
        found = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(
                f'SELECT * FROM "{table}" WHERE rowid > %s ORDER BY rowid',  # noqa: S608
                [after.get(table, 0)],
            )
            found[table] = cursor.fetchall()
    return found


def _insert(rows: Rows) -> None:
    with connection.cursor() as cursor:
        for table, many in rows.items():
            places = ", ".join(["%s"] * len(many[0]))
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({places})', many)  # noqa: S608
