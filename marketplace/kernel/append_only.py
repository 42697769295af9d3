"""The wall around the record of what happened: the database refuses to change or remove an event.

Two things stay possible, because the law asks for them: `facts`, `name` and `role` can be written
without what names an erased person, and what is older than the shortest term of retention can go.
"""

from typing import Any, Final, NoReturn

TABLE: Final = "kernel_event"
FIXED: Final = (
    "id", "at", "person_id", "company_id", "object_type", "object_id", "step", "before", "after",
)  # fmt: skip
REFUSAL: Final = "events are added, never changed or removed"
COLUMNS: Final = ", ".join(f'"{name}"' for name in FIXED)
FUNCTION: Final = f"""
CREATE OR REPLACE FUNCTION events_are_append_only() RETURNS trigger AS $$
BEGIN
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
END;
$$ LANGUAGE plpgsql
"""
GUARDS: Final = {
    "changed": (f"UPDATE OF {COLUMNS}", {}),
    "removed": (
        "DELETE",
        {
            "postgresql": "WHEN (OLD.at > now() - interval '6 months')",
            "sqlite": "WHEN (OLD.at > datetime('now', '-6 months'))",
        },
    ),
}
BODIES: Final = {
    "postgresql": "EXECUTE FUNCTION events_are_append_only()",
    "sqlite": f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END",
}


class AppendOnlyError(TypeError):
    """Somebody tried to change or remove a row that only may be added."""


def refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    """Stand in for the ways to change or remove rows. Raises AppendOnlyError."""
    raise AppendOnlyError(REFUSAL)


def install(connection: Any) -> None:
    """Put the triggers on the table; what stands already is replaced."""
    remove(connection)
    _run(connection, [FUNCTION] if connection.vendor == "postgresql" else [])
    _run(connection, [_trigger(name, connection.vendor) for name in GUARDS])


def remove(connection: Any) -> None:
    """Take the triggers away again."""
    on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    _run(connection, [f"DROP TRIGGER IF EXISTS {TABLE}_{name}{on}" for name in GUARDS])


def _trigger(name: str, vendor: str) -> str:
    moment, when = GUARDS[name]
    parts = (
        f"CREATE TRIGGER {TABLE}_{name} BEFORE {moment} ON {TABLE} FOR EACH ROW",
        when.get(vendor, ""),
        BODIES[vendor],
    )
    return " ".join(parts)


def _run(connection: Any, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
