"""Checks from before the numbers were sealed get their clocks, and keep what they had."""

from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from marketplace.accounts.models import IdentityCheck, User
from marketplace.accounts.queries import others_with_number
from marketplace.kernel.models import Deadline

MIGRATION = "marketplace.accounts.migrations.0003_person_file_and_sealed_number"
THEN = datetime(2026, 11, 19, 9, tzinfo=UTC)


def old(number: int, **facts: Any) -> IdentityCheck:
    """Return a check as it was: a hash, no sealed number, no clock."""
    person = User.objects.create_user(f"p{number}@firm.example")
    facts = {"number_index": "a" * 64, "submitted_at": THEN} | facts
    return IdentityCheck.objects.create(person=person, **facts)


@pytest.mark.django_db
def test_old_checks_get_the_clocks_of_the_table() -> None:
    accepted = old(1, status="accepted", expires_on=date(2090, 1, 1))
    waiting, lasting = old(2, status="waiting"), old(3, status="accepted")
    import_module(MIGRATION).start_clocks(apps, None)
    due = {(d.object_id, d.step): d.due_at for d in Deadline.objects.all()}
    assert due == {
        (accepted.pk, "remind"): datetime(2089, 12, 1, 22, 59, 59, 999999, tzinfo=UTC),
        (waiting.pk, "escalate"): datetime(2026, 11, 23, 22, 59, 59, 999999, tzinfo=UTC),
    }
    accepted.refresh_from_db()
    assert accepted.accepted_until == date(2090, 1, 1)
    assert set(others_with_number(accepted)) == {waiting, lasting}
