"""Which button of the turn element is the main one."""

import pytest

from marketplace.kernel.clock import real_now
from marketplace.kernel.process import Row
from marketplace.kernel.steps import Offer, Turn
from marketplace.kernel.templatetags.words import turn_words


def turn(waits_for: str, *, danger: bool = False) -> Turn:
    """Return a turn with one step that the reader may take."""
    row = Row(name="end", source="a", target="b", actor=lambda _by, _obj: True, danger=danger)
    return Turn("State", waits_for, True, None, "", [Offer(row, None, "/x/")], [])


@pytest.mark.parametrize(
    ("waits_for", "danger", "is_main"),
    [("you", False, True), ("you", True, False), ("", False, False)],
)
def test_the_main_button_moves_what_waits(waits_for: str, danger: bool, is_main: bool) -> None:
    words = turn_words(turn(waits_for, danger=danger), real_now())
    assert (words.first is not None) == is_main
