"""What a table says about itself."""

import pytest

from marketplace.kernel.party import SYSTEM, VISITOR
from marketplace.kernel.process import Process, Row, State, is_system


def table(*steps: str, states: str = "open shut gone") -> Process:
    """Return a process from "step:source>target" words; its first state is the initial one."""
    named = [State(name=name, label=name) for name in states.split()]
    rows = []
    for step in steps:
        name, _colon, way = step.partition(":")
        source, _arrow, target = way.partition(">")
        rows.append(Row(name=name, source=source, target=target, actor=is_system))
    return Process(
        name="door",
        model="house.Door",
        states=tuple(named),
        rows=tuple(rows),
        initial=named[0].name,
    )


SOUND = table("shut:open>shut", "open:shut>open", "break:shut>gone")


def test_a_sound_table_has_no_fault() -> None:
    assert (SOUND.unreachable(), SOUND.stuck(), SOUND.unknown()) == (set(), set(), set())


def test_a_state_nobody_reaches_is_named() -> None:
    assert table("shut:open>shut", "mend:gone>open").unreachable() == {"gone"}


def test_a_state_without_a_way_to_an_end_is_named() -> None:
    assert table("a:open>shut", "again:shut>shut", "b:open>gone").stuck() == {"shut"}


def test_a_cycle_may_rest_where_it_began() -> None:
    assert table("shut:open>shut", "open:shut>open", states="open shut").stuck() == set()


def test_a_state_no_one_declared_is_named() -> None:
    assert table("melt:open>melted").unknown() == {"melted"}


def test_final_states_are_those_nothing_leaves() -> None:
    assert SOUND.final_states == {"gone"}


def test_a_row_is_found_by_step_and_state() -> None:
    found = SOUND.row("break", "shut")
    assert found is not None
    assert found.target == "gone"
    assert SOUND.row("break", "open") is None


def test_states_keep_their_order_and_are_found_by_name() -> None:
    assert SOUND.state_names == ("open", "shut", "gone")
    assert SOUND.state("shut").label == "shut"
    with pytest.raises(KeyError):
        SOUND.state("melted")


def test_the_market_itself_is_no_visitor() -> None:
    assert is_system(SYSTEM, None)
    assert not is_system(VISITOR, None)
