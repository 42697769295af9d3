"""Other people's objects: strangers get 404, visitors the door; nobody learns or moves a thing."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from checkout.order.models import Order, Purchase
from marketplace.kernel.models import Event
from marketplace.sourcing.models import Message
from tests.addresses import address
from tests.hostile.attack import rows as written
from tests.lasting import Fair
from tests.seats import SEATS, rows
from tests.world import World

pytestmark = pytest.mark.django_db


class Strangers:
    """A visitor, another buyer and another seller, before the first ones' objects."""

    def __init__(self, fair: Fair) -> None:
        self.seats, self.objects = fair.seats, fair.objects

    @cached_property
    def secrets(self) -> tuple[str, ...]:
        """What only the parties know: numbers and what they wrote to each other."""
        numbers = [*Order.objects.values_list("number", flat=True)]
        words = [*Message.objects.values_list("text", flat=True), "No need any more."]
        return (*numbers, *Purchase.objects.values_list("number", flat=True), *words)

    def turned_away(self) -> Iterator[tuple[str, str, Client, str]]:
        """Yield (who, address, browser, status due) of every object page closed to a stranger."""
        for name, codes in rows().items():
            for who in ("anonymous", "other buyer", "other seller"):
                code = codes[SEATS.index(who)]
                if name in self.objects and "404" in codes[2:5:2] and code in {"302", "404"}:
                    client = self.seats.clients[SEATS.index(who)]
                    yield who, address(name, self.objects), client, code

    def leaks(self, answer: Any, path: str) -> list[str]:
        """Return what the answer tells beyond the address that was asked for."""
        body = answer.content.decode()
        return [secret for secret in self.secrets if secret in body and secret not in path]


@pytest.fixture
def strangers(fair: Fair) -> Strangers:
    return Strangers(fair)


def test_a_stranger_reads_nothing(strangers: Strangers) -> None:
    wrong = []
    assert len(list(strangers.turned_away())) > 60
    for who, path, client, code in strangers.turned_away():
        answer = client.get(path)
        leaks = strangers.leaks(answer, path)
        if str(answer.status_code) != code or leaks:
            wrong.append(f"{who} GET {path}: {answer.status_code} {leaks}")
    assert not wrong


def test_a_stranger_sends_nothing(strangers: Strangers) -> None:
    before, wrong = written(), []
    for who, path, client, _code in strangers.turned_away():
        answer = client.post(path, {"reason": "Mine now.", "text": "Mine now."})
        if answer.status_code not in {302, 404, 405} or strangers.leaks(answer, path):
            wrong.append(f"{who} POST {path}: {answer.status_code}")
    assert not wrong
    assert written() == before


def test_a_stranger_takes_no_step(strangers: Strangers) -> None:
    before, wrong = Event.objects.count(), []
    for path in steps_of_strange_objects(strangers.seats.world):
        for who in ("anonymous", "other buyer", "other seller"):
            answer = strangers.seats.clients[SEATS.index(who)].post(path, {"reason": "Mine now."})
            if answer.status_code != (302 if who == "anonymous" else 404):
                wrong.append(f"{who} POST {path}: {answer.status_code}")
    assert not wrong
    assert Event.objects.count() == before


def steps_of_strange_objects(world: World) -> Iterator[str]:
    """Yield the address of every step of every object that neither stranger's company has."""
    theirs = {world.buyer2.company_id, world.seller2.company_id}
    people = {world.buyer2.person_id, world.seller2.person_id}
    for model in apps.get_models():
        for thing in model.objects.all() if hasattr(model, "PROCESS") else ():
            if not _is_of(thing, theirs, people):
                for step in {row.name for row in thing.PROCESS.rows}:
                    yield reverse("step", args=(thing.PROCESS.name, thing.pk, step))


def _is_of(thing: Model, companies: set[Any], people: set[Any]) -> bool:
    own = {getattr(thing, name, None) for name in ("company_id", "seller_id", "buyer_id")}
    own |= {thing.pk} if type(thing).__name__ == "Company" else set()
    return bool((own - {None}) & companies) or getattr(thing, "person_id", None) in people
