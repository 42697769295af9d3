"""Work that had to give way is begun anew once, and only when it is the whole transaction."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import OperationalError, connections, transaction

from marketplace.kernel import retry
from marketplace.kernel.models import Counter
from marketplace.kernel.retry import once_more


class GaveWay(Exception):
    """What the driver raises, with PostgreSQL's code."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        self.sqlstate = code


def failing(*codes: str) -> Any:
    """Return work that fails with each of these codes in turn and then succeeds."""
    left = list(codes)

    def work() -> str:
        if left:
            raise OperationalError from GaveWay(left.pop(0))
        return "done"

    return work


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retry, "MOMENT", (0, 0))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("code", ["40001", "40P01"])
def test_work_that_gave_way_is_done_once_more(code: str) -> None:
    assert once_more(failing(code)) == "done"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("codes", [("40001", "40001"), ("55P03",), ("57P01",)])
def test_a_second_time_or_another_fault_is_not_hidden(codes: tuple[str, ...]) -> None:
    with pytest.raises(OperationalError):
        once_more(failing(*codes))


@pytest.mark.django_db(transaction=True)
def test_inside_a_transaction_nothing_is_begun_anew() -> None:
    with pytest.raises(OperationalError), transaction.atomic():
        once_more(failing("40001"))


@pytest.mark.server
@pytest.mark.django_db(transaction=True)
def test_of_two_in_a_deadlock_both_get_through() -> None:
    Counter.objects.bulk_create([Counter(name="a"), Counter(name="b")])
    met = Barrier(2)

    def raise_both(first: str, second: str, tries: list[int]) -> int:
        @transaction.atomic
        def work() -> None:
            tries.append(1)
            add_one(first)
            if len(tries) == 1:
                met.wait(timeout=20)
            add_one(second)

        once_more(work)
        connections.close_all()
        return len(tries)

    with ThreadPoolExecutor(2) as pool:
        tries = pool.map(raise_both, "ab", "ba", [[], []])
        assert max(tries) == 2  # without a pause the one begun anew may meet the other again
    assert list(Counter.objects.values_list("value", flat=True)) == [2, 2]


def add_one(name: str) -> None:
    """Raise a counter by one under its lock."""
    counter = Counter.objects.select_for_update().get(name=name)
    counter.value += 1
    counter.save()
