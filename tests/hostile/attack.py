"""Sends a form in a bad way and says in words what was wrong with the answer."""

from collections.abc import Iterator
from functools import cache as kept
from typing import Any, Final

from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client

from tests.hostile.fields import MARKER, MARKUP, TYPED, Form

# Sessions, and what is written down on purpose when somebody fails to sign in.
MAY_GROW: Final = {"django_session", "usersessions_usersession", "sqlite_sequence"}
OK, UNPROCESSABLE, BROKEN = 200, 422, 500
# Forms whose answer is a page or a file on purpose: a copy, a number shown, trades searched for.
SHOWING: Final = ("/privacy/copy/", "/number/", "/desk/company/trades/")


def faults(client: Client, form: Form) -> Iterator[str]:
    """Yield a line for everything wrong with the answers to one form."""
    before = rows()
    for way, data in form.bad_data():
        cookies = client.cookies.copy()
        for fault in _tried(client, form, data, before):
            yield f"{form.page} -> {form.action} [{way}]: {fault}"
        client.cookies = cookies


def _tried(client: Client, form: Form, data: dict[str, Any], before: dict[str, int]) -> list[str]:
    """Send and take back what was written: the next way finds the rows of before."""
    cache.clear()  # limits on tries have tests of their own
    try:
        with transaction.atomic():
            found = list(_judged(client, form, data, before))
            transaction.set_rollback(True)
    except Exception as fault:  # noqa: BLE001  (every fault becomes a line)
        return [f"{type(fault).__name__}: {str(fault)[:200]}"]
    return found


def _judged(
    client: Client, form: Form, data: dict[str, Any], before: dict[str, int]
) -> Iterator[str]:
    answer = client.post(form.action, data)
    if answer.status_code >= BROKEN:
        yield f"status {answer.status_code}"
    if answer.status_code == OK and form.action.endswith(SHOWING):
        return
    if answer.status_code in (OK, UNPROCESSABLE):
        yield from _unkind(form, data, answer.content.decode())
    if answer.status_code in (OK, UNPROCESSABLE) or answer.status_code >= 400:
        yield from (f"writes {table}" for table in _grown(before, form))


def _unkind(form: Form, data: dict[str, Any], body: str) -> Iterator[str]:
    if 'role="alert"' not in body:
        yield "names no error"
    kept = [f for f in form.fields if f.kind in TYPED and MARKER in str(data.get(f.name))]
    if kept and MARKER not in body:
        yield "loses what was typed"
    if MARKUP[3:] in body:
        yield "sends back markup as it was typed"


def _grown(before: dict[str, int], form: Form) -> list[str]:
    signing = {"kernel_event", "kernel_message"} if form.action.startswith("/accounts/") else set()
    after = rows()
    return [
        table for table, count in before.items() if after[table] != count and table not in signing
    ]


@kept
def _counting() -> str:
    tables = [t for t in connection.introspection.table_names() if t not in MAY_GROW]
    return " UNION ALL ".join(f"SELECT '{t}', COUNT(*) FROM \"{t}\"" for t in tables)  # noqa: S608


def rows() -> dict[str, int]:
    """Return table -> number of rows, of all tables that a refusal must leave alone."""
    with connection.cursor() as cursor:
        cursor.execute(_counting())
        return dict(cursor.fetchall())
