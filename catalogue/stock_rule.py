"""The database's own guard on stock: never more reserved than there is, one record per listing.

Oscar's partner app is not forked, so the rule is raw SQL: a CHECK on PostgreSQL, triggers on SQLite
(which can not add a CHECK to a standing table). It is installed by a migration of this app.
"""

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

_TABLE: Final = "partner_stockrecord"
_CHECK: Final = "stock_never_oversold"
_UNIQUE: Final = "one_stock_record_per_listing"
_BROKEN: Final = (
    "NEW.num_allocated < 0"
    " OR (NEW.num_in_stock IS NOT NULL AND NEW.num_allocated > NEW.num_in_stock)"
)
_HOLDS: Final = (
    "num_allocated IS NULL OR (num_allocated >= 0"
    " AND (num_in_stock IS NULL OR num_allocated <= num_in_stock))"
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the rule in place; what stands already is replaced."""
    remove(connection)
    _run(connection, [*_guard(connection.vendor), _index()])


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the rule away: the way back of the migration."""
    _run(connection, [*_unguard(connection.vendor), f"DROP INDEX IF EXISTS {_UNIQUE}"])


def _run(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _index() -> str:
    return f"CREATE UNIQUE INDEX {_UNIQUE} ON {_TABLE} (product_id)"


def _guard(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [_trigger(moment) for moment in ("INSERT", "UPDATE")]
    return [f"ALTER TABLE {_TABLE} ADD CONSTRAINT {_CHECK} CHECK ({_HOLDS})"]


def _trigger(moment: str) -> str:
    return (
        f"CREATE TRIGGER {_CHECK}_{moment.lower()} BEFORE {moment} ON {_TABLE} WHEN {_BROKEN} "
        f"BEGIN SELECT RAISE(ABORT, 'CHECK constraint failed: {_CHECK}'); END"
    )


def _unguard(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {_CHECK}_{moment}" for moment in ("insert", "update")]
    return [f"ALTER TABLE {_TABLE} DROP CONSTRAINT IF EXISTS {_CHECK}"]
