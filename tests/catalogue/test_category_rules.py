"""A rule that keeps a seller from a category holds for a listing that is moved into it."""

import pytest

from catalogue.actions import edit_listing
from catalogue.facts import ListingText
from marketplace.kernel.refusal import Refused
from marketplace.moderation.actions import add_rule
from marketplace.moderation.facts import RuleFacts
from tests.world import World


def test_a_published_listing_is_not_moved_into_a_closed_category(world: World) -> None:
    listing = world.listing()
    closed = RuleFacts(activity="sell", demand="closed", category="3000", because="Embargo.")
    add_rule(closed, by=world.office.moderator)
    text = ListingText(title=listing.title, category_code="30000000-9")
    with pytest.raises(Refused, match="Embargo") as refused:
        edit_listing(listing, text, by=world.seller)
    assert refused.value.field == "category_code"
    listing.refresh_from_db()
    assert listing.category.code == "30232110-8"
