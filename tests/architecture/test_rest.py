"""Left alone, the market comes to rest: no step by the clock calls itself for ever."""

import logging
from datetime import timedelta

import pytest

from marketplace.kernel.clock import now, played_at
from marketplace.kernel.models import Deadline, Message
from marketplace.kernel.outbox import relay
from marketplace.kernel.steps import take_due
from tests.examples import examples
from tests.world import World


def test_after_years_of_silence_nothing_is_left_to_do(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    examples(world)
    with played_at(now() + timedelta(days=3 * 366)), caplog.at_level(logging.ERROR):
        taken = [take_due() + relay() for _ in range(12)]
        assert taken[0] > 0
        assert taken[-1] == 0
        assert not Deadline.objects.filter(due_at__lte=now()).exists()
    assert caplog.records == []
    assert not Message.objects.filter(done_at=None).exists()
