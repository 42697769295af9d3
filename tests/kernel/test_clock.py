"""The market's time: real, moved in a demo, or played."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command

from marketplace.accounts.models import IdentityCheck
from marketplace.kernel import clock
from marketplace.kernel.clock import advance, now, played_at, today
from marketplace.kernel.models import ClockOffset
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.kernel.doubles import Door

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_a_played_instant_stands_still_and_ends() -> None:
    with played_at(NOON):
        assert now() == NOON
        with played_at(NOON + timedelta(days=1)):
            assert now() == NOON + timedelta(days=1)
        assert now() == NOON


def test_today_is_the_platforms_day() -> None:
    with played_at(datetime(2026, 3, 2, 23, 30, tzinfo=UTC)):
        assert today().isoformat() == "2026-03-03"


def test_a_demo_moves_its_clock(db: None) -> None:
    assert advance(timedelta(days=4)) == timedelta(days=4)
    assert advance(timedelta(hours=1)) == timedelta(days=4, hours=1)
    assert abs(now() - datetime.now(UTC) - timedelta(days=4, hours=1)) < timedelta(seconds=5)


def test_a_real_market_keeps_real_time(db: None, settings) -> None:
    advance(timedelta(days=4))
    settings.DEMO = False
    with pytest.raises(Refused) as caught:
        advance(timedelta(days=1))
    assert caught.value.code == "real_market"
    assert abs(now() - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_offset_is_read_once_a_second(db: None, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        now(), now()


def test_the_command_advances_and_takes_what_is_due(
    row: IdentityCheck, door: Door, ada: Party, capsys: pytest.CaptureFixture[str]
) -> None:
    door.due = now() + timedelta(days=3)
    take(row, "knock", by=ada)
    call_command("clock", advance=timedelta(days=4))
    assert IdentityCheck.objects.get().status == "expired"
    assert "1 steps taken" in capsys.readouterr().out


def test_the_command_leaves_alone_what_is_not_due(
    row: IdentityCheck, door: Door, ada: Party
) -> None:
    door.due = now() + timedelta(days=5)
    take(row, "knock", by=ada)
    call_command("clock", "--advance", "4d")
    assert IdentityCheck.objects.get().status == "waiting"


def test_the_command_refuses_to_move_a_real_market(db: None, settings) -> None:
    settings.DEMO = False
    with pytest.raises(CommandError, match="real market"):
        call_command("clock", "--advance", "4d")


@pytest.mark.parametrize("span", ["4", "-4d", "4y", "d"])
def test_a_span_is_a_number_and_a_unit(span: str) -> None:
    with pytest.raises(CommandError, match="a span is"):
        call_command("clock", f"--advance={span}")


def test_the_played_clock_is_the_clocks_own_state() -> None:
    assert clock.real_now() > NOON


def test_what_passes_while_nobody_serves_does_not_count(db: None) -> None:
    advance(timedelta(days=4))
    clock.keep_pace()
    ClockOffset.objects.update(seen_at=clock.real_now() - timedelta(hours=9))
    assert round(clock.resume().total_seconds()) == 9 * 3600
    assert round(clock.offset().total_seconds() / 3600) == 4 * 24 - 9


def test_a_pause_is_taken_back_once(db: None) -> None:
    clock.keep_pace()
    ClockOffset.objects.update(seen_at=clock.real_now() - timedelta(hours=9))
    clock.resume()
    assert round(clock.resume().total_seconds()) == 0
    assert round(clock.offset().total_seconds() / 3600) == -9


def test_a_market_never_served_resumes_where_it_is(db: None) -> None:
    assert clock.resume() == timedelta()
    advance(timedelta(days=4))
    assert (clock.resume(), clock.offset()) == (timedelta(), timedelta(days=4))


def test_a_real_market_keeps_no_pace(db: None, settings) -> None:
    settings.DEMO = False
    clock.keep_pace()
    assert (clock.resume(), ClockOffset.objects.count()) == (timedelta(), 0)
