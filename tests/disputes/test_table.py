"""The tables themselves: every end is reached, money follows every way out."""

from disputes.notices.words import EVENT_WORDS
from disputes.process import DISPUTE, PROPOSAL
from disputes.process.states import BEFORE_RULING, OPEN
from marketplace.kernel import effects


def test_every_state_is_reached_and_none_is_a_trap() -> None:
    for table in (DISPUTE, PROPOSAL):
        assert (table.unreachable(), table.stuck(), table.unknown()) == (set(), set(), set())


def test_a_dispute_ends_closed_settled_or_withdrawn() -> None:
    assert DISPUTE.final_states == {"closed", "settled", "withdrawn"}
    assert PROPOSAL.final_states == {"accepted", "declined", "withdrawn", "lapsed"}


def test_every_end_moves_the_money_once_and_frees_the_lines() -> None:
    money = {"dispute.lift", "dispute.execute_ruling", "dispute.execute_proposal"}
    for row in DISPUTE.rows:
        moves = [name for name in row.effects if name in money]
        assert len(moves) == (row.target in DISPUTE.final_states), row.name
        if moves:
            assert row.effects[-2:] == ("dispute.free_lines", "dispute.go_on")


def test_settling_and_withdrawing_end_with_the_ruling() -> None:
    for step in ("settle", "withdraw", "propose"):
        assert {row.source for row in DISPUTE.rows if row.name == step} == set(BEFORE_RULING)


def test_a_cancelled_order_ends_a_dispute_in_every_open_state() -> None:
    assert {row.source for row in DISPUTE.rows if row.name == "end"} == set(OPEN)


def test_every_open_state_has_a_clock() -> None:
    timed = {row.source for row in DISPUTE.rows if row.deadline}
    assert timed == set(OPEN)


def test_somebody_answers_to_every_effect() -> None:
    named = {name for table in (DISPUTE, PROPOSAL) for row in table.rows for name in row.effects}
    assert named <= effects.registered()


def test_every_event_has_words() -> None:
    for table in (DISPUTE, PROPOSAL):
        reached = {row.name if row.source == row.target else row.target for row in table.rows}
        assert {f"{table.name}.{name}" for name in reached | {table.initial}} <= set(EVENT_WORDS)
