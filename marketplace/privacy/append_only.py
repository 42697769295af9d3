"""The database's own wall around published policies: PostgreSQL refuses to change or remove one.

SQLite keeps to the models' refusal alone; the demo needs no more.
"""

from typing import Any, Final

TABLE: Final = "privacy_policyversion"

FUNCTION: Final = """
CREATE OR REPLACE FUNCTION policies_are_append_only() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION 'published policies are never changed'
        USING ERRCODE = 'integrity_constraint_violation';
END;
$$ LANGUAGE plpgsql;
"""
TRIGGER: Final = f"""
CREATE TRIGGER {TABLE}_append_only BEFORE UPDATE OR DELETE ON {TABLE}
FOR EACH ROW EXECUTE FUNCTION policies_are_append_only();
"""


def install(connection: Any) -> None:
    """Put the trigger on the table; nothing on other databases than PostgreSQL."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(FUNCTION)
        cursor.execute(TRIGGER)


def remove(connection: Any) -> None:
    """Take the trigger away again."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_append_only ON {TABLE}")
        cursor.execute("DROP FUNCTION IF EXISTS policies_are_append_only()")
