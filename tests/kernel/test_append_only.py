"""What happened is added, never changed or removed; erasure takes a name out of it all the same."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from marketplace.accounts.models import User
from marketplace.kernel import append_only
from marketplace.kernel.append_only import AppendOnlyError
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.events import record
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM
from marketplace.privacy.actions.erasing import erase_person


@pytest.fixture
def event(person: User) -> Event:
    """Something that happened."""
    return record("lamp.lit", person, by=SYSTEM, who="Ada Lovelace")


@pytest.fixture
def wall(db: None) -> Iterator[None]:
    """The triggers, which a migration installs."""
    append_only.install(connection)
    yield
    append_only.remove(connection)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda event: event.save(),
        lambda event: event.delete(),
        lambda _event: Event.objects.all().delete(),
        lambda _event: Event.objects.update(name="lamp.broken"),
        lambda event: Event.objects.bulk_update([event], ["name"]),
    ],
)
def test_the_model_refuses(event: Event, attempt: Callable[[Event], Any]) -> None:
    with pytest.raises(AppendOnlyError):
        attempt(event)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE kernel_event SET at = '2020-01-01'",
        "UPDATE kernel_event SET facts = '{}', person_id = NULL",
        "UPDATE kernel_event SET \"after\" = 'accepted'",
        "DELETE FROM kernel_event",
    ],
)
def test_the_database_refuses_too(event: Event, wall: None, sql: str) -> None:
    with (
        pytest.raises(IntegrityError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)
    assert Event.objects.get() == event


def test_what_is_older_than_any_term_may_go(person: User, wall: None) -> None:
    with played_at(now() - timedelta(days=190)):
        record("lamp.lit", person, by=SYSTEM)
    Event._base_manager.all().delete()
    assert not Event.objects.exists()


def test_erasure_takes_the_name_out(person: User, wall: None) -> None:
    User.objects.update(first_name="Ada", last_name="Lovelace")
    person.refresh_from_db()
    record("lamp.lit", person, by=SYSTEM, who="Ada Lovelace")
    erase_person(person, None)
    assert Event.objects.get(name="lamp.lit").facts == {"who": "[…]"}


def test_the_wall_can_be_built_twice_and_taken_away(event: Event, wall: None) -> None:
    append_only.install(connection)
    append_only.remove(connection)
    assert Event._base_manager.update(step="late") == 1
