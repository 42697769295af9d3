"""Numbers, slots, the rail, and the one way in."""

import pytest
from django.db import transaction
from django.http import Http404
from django.utils.html import format_html
from django.utils.safestring import SafeString

from marketplace.accounts.models import IdentityCheck
from marketplace.kernel import rail, slots
from marketplace.kernel.models import Counter
from marketplace.kernel.numbers import take_number
from marketplace.kernel.party import SYSTEM, VISITOR, Party
from marketplace.kernel.rail import Entry
from marketplace.kernel.visibility import ScopedQuerySet, load, status_constraint
from tests.kernel.test_process import SOUND

MODERATOR = Party(1, None, "moderator")
SALES = Party(2, 5, "sales")


def first(_context: object) -> SafeString:
    """A renderer."""
    return format_html("<p>{}</p>", "one")


def second(context: dict[str, object]) -> SafeString:
    """Another, of what the page knows."""
    return format_html("<p>{}</p>", context["name"])


def test_numbers_follow_each_other_per_series(db: None) -> None:
    assert [take_number("a"), take_number("a"), take_number("b")] == [1, 2, 1]


def test_a_number_taken_back_is_given_again(db: None) -> None:
    take_number("a")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        take_number("a")
        raise ZeroDivisionError
    assert take_number("a") == 2


def test_an_empty_slot_renders_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "_fillings", {})
    assert slots.render("order.below", {}) == ""


def test_a_slot_shows_its_fillings_in_order_and_escaped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "_fillings", {})
    slots.fill("order.below", second, order=2)
    slots.fill("order.below", first, order=1)
    slots.fill("order.below", first, order=1)
    assert slots.render("order.below", {"name": "<b>"}) == "<p>one</p><p>&lt;b&gt;</p>"


def test_an_unknown_slot_is_a_fault() -> None:
    with pytest.raises(KeyError):
        slots.fill("order.nowhere", first)


@pytest.fixture
def _only_two_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rail, "_entries", {})
    rail.add(Entry(section="selling", label="Desk", url_name="desk", right="sell", order=2))
    rail.add(
        Entry(section="moderation", label="Log", url_name="account_logout", right="verify",
              count=lambda _party: 3)
    )  # fmt: skip


@pytest.mark.usefixtures("_only_two_places")
def test_each_party_sees_its_own_places() -> None:
    seen = {
        party.role: [(s.name, [(e.label, e.waiting) for e in s.entries]) for s in rail.drawn(party)]
        for party in (SALES, MODERATOR, VISITOR)
    }
    assert seen == {
        "sales": [("selling", [("Desk", 0)])],
        "moderator": [("moderation", [("Log", 3)])],
        "visitor": [],
    }


def test_what_one_may_see_is_loaded(row: IdentityCheck, ada: Party) -> None:
    assert load(IdentityCheck, ada, pk=row.pk) == row


def test_what_one_may_not_see_does_not_exist(row: IdentityCheck) -> None:
    for party in (VISITOR, SALES):
        with pytest.raises(Http404):
            load(IdentityCheck, party, pk=row.pk)


def test_a_queryset_that_says_nothing_shows_nothing(db: None) -> None:
    take_number("a")
    assert not ScopedQuerySet(Counter).visible_to(SYSTEM).exists()


def test_the_database_knows_the_states_of_the_table() -> None:
    constraint = status_constraint(SOUND)
    assert constraint.name == "door_status_in_table"
    assert "gone" in str(constraint.condition)
