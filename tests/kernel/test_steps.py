"""A step is taken whole or not at all."""

from dataclasses import replace
from typing import Any

import pytest

from marketplace.accounts.models import IdentityCheck
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM, VISITOR, Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import available, begin, take, turn
from tests.kernel.doubles import Door


def refusal(row: Any, step: str, by: Party, **facts: Any) -> str:
    """Return the code of the refusal, having seen that nothing changed."""
    before = (row.status, Event.objects.count())
    with pytest.raises(Refused) as caught:
        take(row, step, by=by, **facts)
    stored = IdentityCheck.objects.get(pk=row.pk).status
    assert (row.status, stored, Event.objects.count()) == (before[0], before[0], before[1])
    return caught.value.code


def test_a_step_changes_the_state_in_the_row_and_in_memory(row: IdentityCheck, ada: Party) -> None:
    take(row, "knock", by=ada)
    assert row.status == "waiting"
    assert IdentityCheck.objects.get().status == "waiting"


def test_a_step_leaves_one_event(row: IdentityCheck, ada: Party) -> None:
    take(row, "knock", by=ada, colour="red")
    event = Event.objects.get()
    assert (event.name, event.step) == ("door.waiting", "knock")
    assert (event.before, event.after) == ("not_given", "waiting")
    assert (event.party, event.facts) == (ada, {"colour": "red"})


def test_a_step_of_another_state_is_refused(row: IdentityCheck, ada: Party) -> None:
    assert refusal(row, "refuse", ada, reason="no") == "wrong_state"
    assert refusal(row, "dance", ada) == "wrong_state"


def test_a_party_that_may_not_is_refused(row: IdentityCheck) -> None:
    assert refusal(row, "knock", VISITOR) == "wrong_actor"


def test_a_guard_says_why_not(row: IdentityCheck, door: Door, ada: Party) -> None:
    door.why_not = "Nobody is at home."
    with pytest.raises(Refused, match="Nobody is at home"):
        take(row, "knock", by=ada)
    assert refusal(row, "knock", ada) == "guard"


def test_the_party_is_asked_before_the_guard(row: IdentityCheck, door: Door) -> None:
    door.why_not = "a secret"
    assert refusal(row, "knock", VISITOR) == "wrong_actor"


@pytest.mark.parametrize("facts", [{}, {"reason": ""}, {"reason": None}])
def test_a_needed_fact_is_asked_for(row: IdentityCheck, ada: Party, facts: dict[str, Any]) -> None:
    take(row, "knock", by=ada)
    assert refusal(row, "refuse", ada, **facts) == "missing"


def test_the_refusal_names_the_missing_field(row: IdentityCheck, ada: Party) -> None:
    take(row, "knock", by=ada)
    with pytest.raises(Refused) as caught:
        take(row, "refuse", by=ada)
    assert caught.value.field == "reason"


def test_of_two_who_read_the_same_state_one_is_refused(row: IdentityCheck, ada: Party) -> None:
    other = IdentityCheck.objects.get()
    take(row, "knock", by=ada)
    with pytest.raises(Refused) as caught:
        take(other, "knock", by=ada)
    assert caught.value.code == "wrong_state"
    assert Event.objects.count() == 1


def test_whoever_is_overtaken_between_reading_and_writing_is_refused(
    row: IdentityCheck, door: Door, ada: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    def overtaken(_obj: object) -> None:
        IdentityCheck.objects.update(status="refused")

    rows = [
        step if step.name != "knock" else _guarded(step, overtaken) for step in row.PROCESS.rows
    ]
    monkeypatch.setattr(IdentityCheck, "PROCESS", _with_rows(row.PROCESS, rows))
    with pytest.raises(Refused) as caught:
        take(row, "knock", by=ada)
    assert caught.value.code == "lost_race"


def test_an_effect_runs_in_the_step(row: IdentityCheck, door: Door, ada: Party) -> None:
    take(row, "knock", by=ada)
    assert door.rung == ["door.waiting"]


def test_a_failing_effect_takes_everything_back(row: IdentityCheck, door: Door, ada: Party) -> None:
    door.on_ring = _no_room
    assert refusal(row, "knock", ada) == "no_room"


def test_an_effect_nobody_registered_takes_everything_back(
    row: IdentityCheck, ada: Party, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("marketplace.kernel.effects._effects", {})
    with pytest.raises(LookupError):
        take(row, "knock", by=ada)
    assert IdentityCheck.objects.get().status == row.status == "not_given"


def test_beginning_records_the_first_state(row: IdentityCheck, ada: Party) -> None:
    event = begin(row, by=ada)
    assert (event.name, event.before, event.after) == ("door.not_given", "", "not_given")


def test_buttons_are_the_steps_with_words_that_one_may_take(
    row: IdentityCheck, door: Door, ada: Party
) -> None:
    assert [offer.row.name for offer in available(row, ada)] == ["knock"]
    assert available(row, VISITOR) == []
    take(row, "knock", by=ada)
    assert [offer.row.name for offer in available(row, ada)] == ["refuse"]
    assert available(row, SYSTEM) == []


def test_a_button_says_why_not_and_where(row: IdentityCheck, door: Door, ada: Party) -> None:
    door.why_not = "Nobody is at home."
    (offer,) = available(row, ada)
    assert offer.why_not == "Nobody is at home."
    assert offer.url == f"/desk/step/door/{row.pk}/knock/"


def test_it_is_the_turn_of_whom_a_harmless_step_is_open_to(row: IdentityCheck, ada: Party) -> None:
    assert turn(row, ada).is_yours
    assert not turn(row, SYSTEM).is_yours
    take(row, "knock", by=ada)
    assert not turn(row, ada).is_yours


def test_the_path_shows_what_was_reached_and_when(row: IdentityCheck, ada: Party) -> None:
    begin(row, by=ada)
    event = take(row, "knock", by=ada)
    progress = turn(row, ada).progress
    assert [(label, reached) for label, _at, reached in progress] == [
        ("Not_Given", True), ("Waiting", True), ("Accepted", False),
    ]  # fmt: skip
    assert progress[1][1] == event.at


def _no_room(_obj: object) -> None:
    raise Refused("There is no room.", code="no_room")


def _guarded(step: Any, guard: Any) -> Any:
    return replace(step, guard=guard)


def _with_rows(process: Any, rows: Any) -> Any:
    return replace(process, rows=tuple(rows))
