"""One listing: draft, terms, publication and why not, changes, taking down, archiving."""

from decimal import Decimal

import pytest

from catalogue.actions import (
    archive,
    create_listing,
    edit_listing,
    publish,
    reinstate,
    set_terms,
    take_down,
    unpublish,
)
from catalogue.facts import ListingTerms, ListingText
from catalogue.models import Product
from catalogue.process import LISTING
from catalogue.rules import Tier
from marketplace.accounts.models import IdentityCheck
from marketplace.kernel import events
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.notices.models import Notice
from tests.world import party_in

TERMS = ListingTerms(sku="A-1", currency="EUR", tiers=(Tier(1, Decimal("2.5")),), in_stock=5)


def names(listing) -> list[str]:
    return [event.name for event in events.timeline(listing)]


def test_the_table_has_no_state_out_of_reach() -> None:
    assert not LISTING.unreachable()
    assert not LISTING.stuck()
    assert not LISTING.unknown()


def test_a_listing_is_born_as_a_draft(world) -> None:
    listing = create_listing(ListingText(title="Toner"), by=world.seller)
    assert (listing.status, listing.slug, listing.tiers) == ("draft", "toner", [])
    assert names(listing) == ["listing.draft"]


def test_only_who_sells_makes_listings(world) -> None:
    viewer = Party(world.seller.person_id, world.seller.company_id, "viewer")
    with pytest.raises(Refused) as refusal:
        create_listing(ListingText(title="Toner"), by=viewer)
    assert refusal.value.code == "wrong_actor"


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "T", "gtin": "5031713034255"}, "gtin"),
        ({"title": "T", "hs_code": "77"}, "hs_code"),
        ({"title": "T", "unit": "XXX"}, "unit"),
        ({"title": "T", "pack_size": 0}, "pack_size"),
        ({"title": "T", "category_code": "99999999-9"}, "category_code"),
        ({"title": "T" * 256}, "title"),
    ],
)
def test_faults_name_their_field(world, text, field) -> None:
    with pytest.raises(Refused) as refusal:
        create_listing(ListingText(**text), by=world.seller)
    assert refusal.value.field == field
    assert not Product.objects.exists()


def test_publication_says_what_is_missing_one_after_the_other(world) -> None:
    listing = create_listing(ListingText(title="Toner"), by=world.seller)
    assert "category" in reason_against(listing, world.seller)
    text = ListingText(title="Toner", category_code=world.category.code)
    edit_listing(listing, text, by=world.seller)
    assert "at least one price" in reason_against(listing, world.seller)
    set_terms(listing, TERMS, by=world.seller)
    publish(listing, by=world.seller)
    assert Product.objects.public().get() == listing


def reason_against(listing, by) -> str:
    with pytest.raises(Refused) as refusal:
        publish(listing, by=by)
    return str(refusal.value)


def test_an_unverified_company_publishes_nothing(world) -> None:
    by = party_in(world.draft_company)
    text = ListingText(title="Toner", category_code=world.category.code)
    listing = create_listing(text, by=by)
    set_terms(listing, TERMS, by=by)
    assert "must be verified" in reason_against(listing, by)


def test_an_unchecked_person_publishes_nothing(world) -> None:
    listing = world.listing()
    unpublish(listing, by=world.seller)
    unchecked = Party(world.buyer2.person_id, world.seller.company_id, "sales")
    IdentityCheck.objects.filter(person_id=unchecked.person_id).delete()
    assert "identity must be checked" in reason_against(listing, unchecked)
    listing.refresh_from_db()
    assert listing.status == "unpublished"


def test_the_first_publication_is_remembered(world) -> None:
    listing = world.listing()
    first = listing.published_at
    unpublish(listing, by=world.seller)
    publish(listing, by=world.seller)
    listing.refresh_from_db()
    assert listing.published_at == first


def test_a_change_of_text_names_the_columns(world) -> None:
    listing = world.listing()
    text = ListingText(title="New title", category_code=world.category.code, mpn="01315101")
    assert edit_listing(listing, text, by=world.seller) == ["title", "slug"]
    assert names(listing)[-1] == "listing.edited"
    assert edit_listing(listing, text, by=world.seller) == []


def test_a_public_listing_keeps_a_category(world) -> None:
    with pytest.raises(Refused) as refusal:
        edit_listing(world.listing(), ListingText(title="T"), by=world.seller)
    assert refusal.value.field == "category_code"


def test_a_change_of_terms_keeps_what_was(world) -> None:
    listing = world.listing(sku="A-1")
    set_terms(listing, TERMS, by=world.seller)
    facts = events.timeline(listing).last().facts
    assert facts["was"]["tiers"] == [[1, "10"], [10, "9.5"]]
    assert facts["now"]["tiers"] == [[1, "2.5"]]
    set_terms(listing, TERMS, by=world.seller)
    assert names(listing).count("listing.terms_changed") == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"sku": ""}, "sku"),
        ({"currency": "XYZ"}, "currency"),
        ({"tiers": ()}, "tiers"),
        ({"in_stock": -1}, "in_stock"),
        ({"lead_time_days": 731}, "lead_time_days"),
        ({"order_multiple": 0}, "order_multiple"),
    ],
)
def test_terms_that_can_not_stand_name_their_field(world, change, field) -> None:
    with pytest.raises(Refused) as refusal:
        world.listing(**change)
    assert refusal.value.field == field


def test_two_listings_can_not_share_a_number(world) -> None:
    world.listing(sku="SAME")
    with pytest.raises(Refused) as refusal:
        world.listing(sku="SAME")
    assert refusal.value.field == "sku"


def test_sellers_may_use_the_same_number(world) -> None:
    one, other = world.listing(sku="SAME"), world.listing(by=world.seller2, sku="SAME")
    assert one.stock_record.partner_sku == other.stock_record.partner_sku


def test_another_seller_changes_nothing(world) -> None:
    listing = world.listing()
    with pytest.raises(Refused):
        set_terms(listing, TERMS, by=world.seller2)
    with pytest.raises(Refused):
        edit_listing(listing, ListingText(title="Mine"), by=world.seller2)
    with pytest.raises(Refused):
        unpublish(listing, by=world.seller2)


def test_a_moderator_takes_down_with_a_reason_that_the_seller_reads(world, settle) -> None:
    listing = world.listing()
    take_down(listing, reason="Counterfeit", by=world.office.moderator)
    settle()
    notice = Notice.objects.get(kind="listing.taken_down")
    assert (notice.person_id, notice.facts["reason"]) == (world.seller.person_id, "Counterfeit")
    assert "not possible now" in reason_against(listing, world.seller)


def test_taking_down_needs_a_reason_and_a_moderator(world) -> None:
    listing = world.listing()
    with pytest.raises(Refused, match="reason"):
        take_down(listing, reason="", by=world.office.moderator)
    with pytest.raises(Refused):
        take_down(listing, reason="Rival", by=world.seller2)


def test_a_moderator_reinstates(world) -> None:
    listing = world.listing()
    take_down(listing, reason="Counterfeit", by=world.office.moderator)
    reinstate(listing, reason="It is genuine", by=world.office.moderator)
    assert Product.objects.public().get() == listing


def test_an_archived_listing_rests(world) -> None:
    listing = world.listing()
    unpublish(listing, by=world.seller)
    archive(listing, by=world.seller)
    with pytest.raises(Refused) as refusal:
        set_terms(listing, TERMS, by=world.seller)
    assert refusal.value.code == "wrong_state"
