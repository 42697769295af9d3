"""The lifecycle of a listing (spec section 3): never deleted, at the end archived."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from catalogue.rules.publishing import Publishing, publishing_fault
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State


def of_the_seller(by: Party, listing: Any) -> bool:
    """Actor: somebody who sells for the company that the listing belongs to."""
    return by.is_system or (by.may("sell") and by.company_id == listing.seller_id)


def moderator(by: Party, _listing: object) -> bool:
    """Actor: a moderator of the platform."""
    return by.may("moderate")


def why_not_public(listing: Any) -> object | None:
    """Guard: the first reason why buyers can not see the listing yet."""
    facts = Publishing(
        listing.seller.is_verified,
        listing.title,
        listing.category_id is not None,
        listing.tiers,
    )
    obstacle: object | None = publishing_fault(facts) or listing.eligibility_obstacle()
    return obstacle


PUBLISHED = "published"
OPEN_TO_EDITING = frozenset({"draft", "published", "unpublished", "taken_down"})
_PERSON_CHECKED = "listing.check_person"
_STAMP = "listing.stamp"

LISTING = Process(
    name="listing",
    model="catalogue.Product",
    initial="draft",
    states=(
        State(name="draft", label=_("Draft"), waits_for=_("the seller")),
        State(name="published", label=_("Published")),
        State(name="unpublished", label=_("Not published"), waits_for=_("the seller")),
        State(name="taken_down", label=_("Taken down"), waits_for=_("a moderator")),
        State(name="archived", label=_("Archived")),
    ),
    rows=(
        Row(
            name="publish",
            source="draft",
            target="published",
            actor=of_the_seller,
            guard=why_not_public,
            effects=(_PERSON_CHECKED, _STAMP),
            label=_("Publish"),
        ),
        Row(
            name="publish",
            source="unpublished",
            target="published",
            actor=of_the_seller,
            guard=why_not_public,
            effects=(_PERSON_CHECKED, _STAMP),
            label=_("Publish again"),
        ),
        Row(
            name="unpublish",
            source="published",
            target="unpublished",
            actor=of_the_seller,
            label=_("Take off the market"),
        ),
        Row(
            name="take_down",
            source="published",
            target="taken_down",
            actor=moderator,
            needs=("reason",),
            label=_("Take down"),
            danger=True,
        ),
        Row(
            name="reinstate",
            source="taken_down",
            target="published",
            actor=moderator,
            needs=("reason",),
            guard=why_not_public,
            label=_("Reinstate"),
        ),
        Row(
            name="archive",
            source="draft",
            target="archived",
            actor=of_the_seller,
            label=_("Archive"),
            danger=True,
        ),
        Row(
            name="archive",
            source="unpublished",
            target="archived",
            actor=of_the_seller,
            label=_("Archive"),
            danger=True,
        ),
    ),
)
