"""A server that failed is left alone for a while."""

import pytest

from search.engine import Away
from search.engines.elasticsearch.circuit import PAUSE, Circuit


class Hand:
    """A clock moved by hand."""

    time = 100.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def hand() -> Hand:
    return Hand()


@pytest.fixture
def circuit(hand) -> Circuit:
    return Circuit(clock=hand)


def may_ask(circuit) -> bool:
    try:
        circuit.enter()
    except Away:
        return False
    return True


def test_everybody_passes_as_long_as_nothing_fails(circuit) -> None:
    assert [may_ask(circuit) for _ in range(3)] == [True, True, True]


def test_after_a_failure_nobody_asks_until_the_pause_is_over(circuit, hand) -> None:
    circuit.failed()
    hand.time += PAUSE - 0.1
    assert not may_ask(circuit)


def test_then_one_asks_for_all(circuit, hand) -> None:
    circuit.failed()
    hand.time += PAUSE
    assert [may_ask(circuit), may_ask(circuit)] == [True, False]


def test_a_success_lets_everybody_pass(circuit, hand) -> None:
    circuit.failed()
    hand.time += PAUSE
    circuit.enter()
    circuit.succeeded()
    assert [may_ask(circuit), may_ask(circuit)] == [True, True]


def test_who_asked_and_never_came_back_holds_the_others_up_for_one_pause(circuit, hand) -> None:
    circuit.failed()
    hand.time += PAUSE
    circuit.enter()
    hand.time += PAUSE
    assert may_ask(circuit)
