"""In whatever order and however often the provider tells, the books come out the same."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from itertools import permutations, zip_longest
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from checkout.order.models import Order
from checkout.payment.online.models import Intent
from marketplace.kernel.outbox import relay
from marketplace.kernel.steps import take
from tests.online import acts
from tests.online.fake import Provider
from tests.world import World

KINDS = (
    "checkout.session.completed",
    "payment_intent.succeeded",
    "charge.refunded",
    "refund.created",
    "refund.updated",
)


class Story:
    """A purchase paid at the provider and not told yet; its order is cancelled once it is paid."""

    def __init__(self, world: World, provider: Provider) -> None:
        """Let the payer pay; the refund is pending at first, and done as soon as one looks."""
        self.world, self.provider = world, provider
        provider.refunds_are, provider.soon = "pending", {"refunds": {"status": "succeeded"}}
        self.order = world.order()
        self.session = provider.pay(acts.begun(world, self.order.purchase).reference)
        relay()
        self.known = deepcopy((provider.things, provider.keys))
        self.refund_key = "unknown"

    @contextmanager
    def retold(self) -> Iterator[None]:
        """Undo everything afterwards: our rows and the provider's memory."""
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        self.provider.things, self.provider.keys = deepcopy(self.known)

    def event(self, kind: str) -> dict[str, Any]:
        """Return what the provider tells; the refund's key is known from a rehearsal."""
        things = self.provider.things
        paying = things[self.session["payment_intent"]]
        refund = {"id": "re_1", "object": "refund", "metadata": {"intent": self.refund_key}}
        about = {"checkout": self.session, "payment_intent": paying, "refund": refund}
        charge = things[paying["latest_charge"]]
        return acts.event(kind, about.get(kind.partition(".")[0], charge))

    def books_after(self, kinds: tuple[str, ...]) -> acts.Books:
        """Tell, work off after each event, cancel as soon as it is paid; return the books."""
        with self.retold():
            for number, kind in enumerate(kinds):
                acts.told({**self.event(kind), "id": f"evt_{number}"})
                acts.settle()
                self._cancel_when_paid()
            acts.settle()
            return acts.books()

    def rehearse(self) -> None:
        """Learn the key that the refund will have."""
        with self.retold():
            self.books_of_payment()
            self.refund_key = Intent.objects.get(kind="refund").key

    def books_of_payment(self) -> None:
        """Tell of the payment alone."""
        acts.told(self.event(KINDS[0]))
        acts.settle()
        self._cancel_when_paid()
        acts.settle()

    def _cancel_when_paid(self) -> None:
        order = Order.objects.get(pk=self.order.pk)
        if order.status == "to_confirm":
            take(order, "cancel", by=self.world.buyer, reason="No need.")


@pytest.fixture
def story(world: World, fake: Provider) -> Story:
    """The story, begun and rehearsed."""
    begun = Story(world, fake)
    begun.rehearse()
    return begun


def test_every_order_of_the_news_ends_in_the_same_books(story: Story) -> None:
    first = story.books_after(KINDS)
    assert [sum(minor for _a, minor in entries) for _k, entries in first] == [0, 0, 0]
    one_each = permutations(kind for kind in KINDS if kind != "refund.created")
    assert {str(story.books_after(order)) for order in one_each} == {str(first)}


def test_news_told_again_and_again_ends_in_the_same_books(story: Story) -> None:
    first = story.books_after(KINDS)

    @settings(max_examples=10, deadline=None, database=None)
    @given(st.lists(st.sampled_from(KINDS), max_size=5), st.permutations(KINDS))
    def same(more: list[str], order: list[str]) -> None:
        mixed = tuple(part for pair in zip_longest(more, order) for part in pair if part)
        assert story.books_after(mixed) == first

    same()
