"""What the market does by itself, and when."""

from datetime import UTC, datetime, timedelta

import pytest

from marketplace.accounts.models import IdentityCheck
from marketplace.kernel import events
from marketplace.kernel.clock import played_at
from marketplace.kernel.models import Deadline, Event
from marketplace.kernel.party import Party
from marketplace.kernel.steps import entered_at, reschedule, take, take_due
from tests.kernel.doubles import Door

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LATER = NOON + timedelta(days=2)


@pytest.fixture
def waiting(row: IdentityCheck, door: Door, ada: Party) -> IdentityCheck:
    """A row that lapses two days after noon."""
    door.due = LATER
    with played_at(NOON):
        take(row, "knock", by=ada)
    return row


def test_a_state_sets_its_deadlines(waiting: IdentityCheck) -> None:
    deadline = Deadline.objects.get()
    assert (deadline.step, deadline.due_at, deadline.object_id) == ("lapse", LATER, waiting.pk)


def test_leaving_the_state_removes_them(waiting: IdentityCheck, ada: Party) -> None:
    take(waiting, "refuse", by=ada, reason="no")
    assert not Deadline.objects.exists()


def test_a_moment_before_the_time_nothing_is_due(waiting: IdentityCheck) -> None:
    with played_at(LATER - timedelta(microseconds=1)):
        assert take_due() == 0


def test_at_the_time_the_market_takes_the_step(waiting: IdentityCheck) -> None:
    with played_at(LATER):
        assert take_due() == 1
    event = Event.objects.latest("id")
    assert (event.name, event.role, event.at) == ("door.expired", "system", LATER)


def test_a_step_is_taken_once(waiting: IdentityCheck) -> None:
    with played_at(LATER):
        assert [take_due(), take_due()] == [1, 0]


def test_a_guard_puts_the_step_off_by_an_hour(waiting: IdentityCheck, door: Door) -> None:
    door.why_not = "not yet"
    with played_at(LATER):
        assert take_due() == 0
    assert Deadline.objects.get().due_at == LATER + timedelta(hours=1)


def test_the_guard_yields_later(waiting: IdentityCheck, door: Door) -> None:
    door.why_not = "not yet"
    with played_at(LATER):
        take_due()
    door.why_not = None
    with played_at(LATER + timedelta(hours=1)):
        assert take_due() == 1


def test_a_deadline_of_a_state_already_left_is_dropped(waiting: IdentityCheck) -> None:
    IdentityCheck.objects.update(status="accepted")
    with played_at(LATER):
        assert take_due() == 0
    assert not Deadline.objects.exists()


def test_a_deadline_of_a_row_that_is_gone_is_dropped(waiting: IdentityCheck) -> None:
    IdentityCheck.objects.all().delete()
    with played_at(LATER):
        assert take_due() == 0
    assert not Deadline.objects.exists()


def test_a_new_fact_moves_the_deadline(waiting: IdentityCheck, door: Door) -> None:
    door.due = LATER + timedelta(days=5)
    reschedule(waiting)
    assert Deadline.objects.get().due_at == LATER + timedelta(days=5)


def test_no_deadline_any_more(waiting: IdentityCheck, door: Door) -> None:
    door.due = None
    reschedule(waiting)
    assert not Deadline.objects.exists()


def test_the_state_was_entered_when_the_event_says(waiting: IdentityCheck) -> None:
    assert entered_at(waiting) == NOON


@pytest.mark.parametrize(
    ("before", "entered"), [("waiting", NOON), ("accepted", LATER)], ids=["stayed", "came back"]
)
def test_staying_is_not_entering_and_coming_back_is(
    waiting: IdentityCheck, ada: Party, before: str, entered: datetime
) -> None:
    event = events.new("door.waiting", waiting, ada, {})
    event.before, event.after, event.at = before, "waiting", LATER
    events.append(event)
    assert entered_at(waiting) == entered


def test_one_broken_step_does_not_stop_the_others(waiting: IdentityCheck, door: Door) -> None:
    other = Deadline.objects.create(
        object_type="kernel.job", object_id=0, step="none", due_at=LATER + timedelta(minutes=1)
    )
    door.on_ring = _break
    with played_at(LATER + timedelta(hours=1)):
        assert take_due() == 0
    assert IdentityCheck.objects.get().status == "waiting"
    assert not Deadline.objects.filter(pk=other.pk).exists()


def test_a_broken_step_is_tried_again_later(waiting: IdentityCheck, door: Door) -> None:
    door.on_ring = _break
    with played_at(LATER):
        take_due()
    assert Deadline.objects.get().due_at == LATER + timedelta(hours=1)


def _break(_obj: object) -> None:
    raise ZeroDivisionError
