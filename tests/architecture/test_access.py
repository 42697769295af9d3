"""Who gets what at every address: the table `access.txt` against the real market."""

from typing import Any

import pytest

from tests.addresses import address, ours, under_mounts
from tests.lasting import Fair
from tests.seats import SEATS, Seats, rows

__all__ = ["SEATS", "Seats", "rows"]
OPEN_TO_ALL = ("/jsi18n/", "/sprite/")


def test_every_address_stands_in_the_table() -> None:
    assert set(ours()) == set(rows())


@pytest.mark.django_db
@pytest.mark.usefixtures("bare_404")
def test_everybody_gets_what_the_table_says(fair: Fair) -> None:
    found = {name: codes(name, fair.seats, fair.objects) for name in rows()}
    wrong = {n: (got, rows()[n]) for n, got in found.items() if got != rows()[n]}
    assert not wrong


def codes(name: str, seats: Seats, objects: dict[str, Any]) -> tuple[str, ...]:
    """Return each seat's status for a GET of the address."""
    path = address(name, objects)
    return tuple(str(client.get(path).status_code) for client in seats.clients)


@pytest.mark.django_db
@pytest.mark.usefixtures("bare_404")
def test_nobody_but_its_people_gets_behind_a_mount(fair: Fair) -> None:
    for _mount, path in under_mounts():
        for client in fair.seats.clients:
            closed = client.get(path).status_code in (302, 403, 404, 405)
            assert closed or path.endswith(OPEN_TO_ALL), path


@pytest.mark.django_db
def test_everybody_reads_that_a_page_does_not_exist(fair: Fair) -> None:
    for client in fair.seats.clients:
        answer = client.get("/desk/orders/none/")
        assert answer.status_code in (302, 404)
        assert answer.status_code == 302 or "<h1" in answer.content.decode()
