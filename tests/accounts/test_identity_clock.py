"""What the clock does to an identity check: late, reminded, renewed, expired."""

from datetime import date, timedelta

import pytest

from marketplace.accounts.models import IdentityCheck
from marketplace.accounts.queries import (
    decide_by,
    identity_accepted,
    identity_obstacle,
    queue,
    queue_counts,
)
from marketplace.kernel import clock, steps
from marketplace.kernel.party import Party
from marketplace.notices.models import Notice
from tests.accounts.documents import MODERATOR, given, utc

pytestmark = pytest.mark.django_db


def take_due_at(*parts: int) -> None:
    with clock.played_at(utc(*parts)):
        steps.take_due()


def test_after_two_working_days_a_check_goes_to_the_top(own, django_user_model) -> None:
    other = Party(django_user_model.objects.create_user("paul@firm.example").pk, None, "person")
    with clock.played_at(utc(2026, 11, 19, 9)):  # a Thursday
        late = given(own)
    with clock.played_at(utc(2026, 11, 16, 9)):
        older = given(other, number="99ZZ88001")
        steps.take(older, "withdraw", by=other)
    with clock.played_at(utc(2026, 11, 23, 12)):
        fresh = given(other, number="99ZZ88001")
        steps.take_due()
        assert decide_by(late) == utc(2026, 11, 23, 22, 59, 59, 999999)
        assert list(queue(MODERATOR)) == [late, fresh]
        assert queue_counts(MODERATOR) == {"": 2, "late": 0, "renewals": 0}
    take_due_at(2026, 11, 23, 23)
    late.refresh_from_db()
    assert late.escalated_at == utc(2026, 11, 23, 23)
    assert decide_by(late) is None
    assert list(queue(MODERATOR, "late")) == [late]


def test_the_queue_tells_a_shared_number_and_when_to_decide(own, django_user_model) -> None:
    other = Party(django_user_model.objects.create_user("paul@firm.example").pk, None, "person")
    check = given(own)
    given(other, number="12-AB-34567")
    found = queue(MODERATOR).get(pk=check.pk)
    assert (found.shared, found.due_at) == (1, decide_by(check))


def test_reminders_come_30_7_and_1_days_before_and_once(own) -> None:
    with clock.played_at(utc(2026, 10, 1)):
        check = given(own, expires_on=date(2026, 12, 31))
        steps.take(check, "accept", by=MODERATOR)
    told = []
    for day in range(60):
        with clock.played_at(utc(2026, 11, 15, 12) + timedelta(days=day)):
            before = Notice.objects.filter(kind="identity.ends_soon").count()
            steps.take_due()
            if Notice.objects.filter(kind="identity.ends_soon").count() > before:
                told.append(clock.today())
    assert told == [date(2026, 12, 1), date(2026, 12, 24), date(2026, 12, 30)]
    assert IdentityCheck.objects.get().status == "expired"


def test_a_document_accepted_late_is_reminded_of_what_is_left(own) -> None:
    with clock.played_at(utc(2026, 12, 20, 9)):
        check = given(own, expires_on=date(2026, 12, 31))
        steps.take(check, "accept", by=MODERATOR)
        assert steps.take_due() == 0
    take_due_at(2026, 12, 30, 12)
    check.refresh_from_db()
    assert (check.reminded_days, Notice.objects.filter(kind="identity.ends_soon").count()) == (1, 1)


def test_a_renewal_keeps_what_was_accepted_until_its_day(own) -> None:
    with clock.played_at(utc(2026, 11, 2)):
        steps.take(given(own, expires_on=date(2026, 11, 20)), "accept", by=MODERATOR)
        check = given(own, number="NEW77777", expires_on=date(2036, 1, 1))
        assert (check.status, check.is_renewal) == ("waiting", True)
        assert identity_accepted(own.person_id) is True
        assert identity_obstacle(own.person_id) is None
    with clock.played_at(utc(2026, 11, 21)):
        assert identity_accepted(own.person_id) is False
        steps.take(check, "accept", by=MODERATOR)
        assert identity_accepted(own.person_id) is True
    assert IdentityCheck.objects.get().accepted_until == date(2036, 1, 1)


def test_a_withdrawn_renewal_leaves_what_was_accepted_until_its_day(own) -> None:
    with clock.played_at(utc(2026, 11, 2)):
        steps.take(given(own, expires_on=date(2026, 11, 20)), "accept", by=MODERATOR)
        check = given(own, number="NEW77777", expires_on=date(2036, 1, 1))
        steps.take(check, "withdraw", by=own)
        kept = IdentityCheck.objects.get()
        assert (kept.number_end, kept.document, kept.is_renewal) == ("", None, True)
        assert identity_accepted(own.person_id) is True
    with clock.played_at(utc(2026, 11, 21)):
        assert identity_accepted(own.person_id) is False
        assert kept.is_renewal is False


def test_a_refused_renewal_ends_what_was_accepted(own) -> None:
    soon = clock.today() + timedelta(days=9)
    steps.take(given(own, expires_on=soon), "accept", by=MODERATOR)
    steps.take(given(own), "refuse", by=MODERATOR, reason="Another face")
    assert identity_accepted(own.person_id) is False


def test_a_reminder_is_not_shown_as_the_end(own) -> None:
    steps.take(given(own, expires_on=date(2036, 1, 1)), "accept", by=MODERATOR)
    turn = steps.turn(IdentityCheck.objects.get(), own)
    assert turn.deadline == utc(2036, 1, 1, 22, 59, 59, 999999)
