"""The database's own wall around the ledger: PostgreSQL refuses to change or remove its rows.

SQLite keeps to the models' refusal alone; the demo needs no more.
"""

from typing import Any, Final

TABLES: Final = ("payment_ledgertransaction", "payment_entry")

FUNCTION: Final = """
CREATE OR REPLACE FUNCTION ledger_is_append_only() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'integrity_constraint_violation';
END;
$$ LANGUAGE plpgsql;
"""
TRIGGER: Final = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION ledger_is_append_only();
"""


def install(connection: Any) -> None:
    """Put the trigger on both tables; nothing on other databases than PostgreSQL."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(FUNCTION)
        for table in TABLES:
            cursor.execute(TRIGGER.format(table=table))


def remove(connection: Any) -> None:
    """Take the triggers away again."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DROP TRIGGER IF EXISTS {table}_append_only ON {table}")
        cursor.execute("DROP FUNCTION IF EXISTS ledger_is_append_only()")
