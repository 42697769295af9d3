"""Every form of the market, found through the resolver, filled in badly in every way we know."""

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.addresses import address
from tests.examples import examples
from tests.hostile.attack import faults
from tests.hostile.fields import Form, forms_of
from tests.seats import SEATS, Seats, rows
from tests.world import World


@pytest.mark.django_db
@pytest.mark.usefixtures("uncounted")
def test_no_form_breaks_writes_or_forgets_when_it_is_filled_in_badly(world: World) -> None:
    seats, objects = Seats(world), examples(world)
    world.basket((world.listing(), 1), by=world.buyer2)
    found = standing(seats, objects)
    wrong = [
        f"{SEATS[seat]}: {line}"
        for seat, form in found
        for line in faults(seats.clients[seat], form)
    ]
    assert len(found) > 40
    assert not wrong, "\n".join(wrong)


def standing(seats: Seats, objects: dict[str, tuple[object, ...]]) -> list[tuple[int, Form]]:
    """Return (seat, form) of every form that somebody finds on a page, each shape once."""
    shapes: dict[tuple[str, ...], tuple[int, Form]] = {}
    for name, codes in rows().items():
        for seat, code in enumerate(codes):
            if code == "200" or name.startswith("checkout:"):
                for form in seen(seats.clients[seat], address(name, objects)):
                    shapes.setdefault(form.shape, (seat, form))
    return list(shapes.values())


def seen(client: Client, page: str) -> Iterator[Form]:
    """Yield the forms that this person finds on a page."""
    answer = client.get(page)
    if answer.status_code == 200 and answer.get("Content-Type", "").startswith("text/html"):
        yield from forms_of(page, answer.content)
