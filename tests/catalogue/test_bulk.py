"""Many listings at once: same rules, refused rows named, other sellers untouched, twice is once."""

from dataclasses import replace
from decimal import Decimal

import pytest

from catalogue.actions import BulkResult, publish_many, take_down, unpublish
from catalogue.facts import ListingRow, ListingTerms, ListingText
from catalogue.models import Product
from catalogue.rules import Tier
from marketplace.kernel import events
from marketplace.kernel.models import Event, Message
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused


@pytest.fixture
def row(world) -> ListingRow:
    text = ListingText(title="Toner", category_code=world.category.code)
    tiers = (Tier(1, Decimal("5.0000")), Tier(10, Decimal("4.5000")))
    return ListingRow(text, ListingTerms(sku="T-1", currency="EUR", tiers=tiers, in_stock=7))


def with_terms(row, **terms) -> ListingRow:
    return ListingRow(row.text, replace(row.terms, **terms))


def with_text(row, sku, **text) -> ListingRow:
    return ListingRow(replace(row.text, **text), replace(row.terms, sku=sku))


def load(world, *rows) -> BulkResult:
    return publish_many(world.seller_company, rows, by=world.seller)


def test_new_rows_are_published_with_stock_and_tiers(world, row) -> None:
    assert load(world, row, with_terms(row, sku="T-2")).created == 2
    listing = Product.objects.public().get(stockrecords__partner_sku="T-1")
    assert (listing.available, listing.tiers) == (7, list(row.terms.tiers))
    event = events.timeline(listing).get()
    assert (event.name, event.before, event.after) == ("listing.published", "draft", "published")


def test_a_second_run_changes_nothing(world, row) -> None:
    load(world, row)
    before = Event.objects.count()
    result = load(world, row)
    assert (result.created, result.updated, result.unchanged) == (0, 0, 1)
    assert Event.objects.count() == before


def test_a_known_number_is_updated(world, row) -> None:
    load(world, row)
    changed = with_terms(row, tiers=(Tier(1, Decimal("4.0000")),), in_stock=9)
    assert load(world, with_text(changed, "T-1", title="Black toner")).updated == 1
    listing = Product.objects.get()
    assert (listing.title, listing.available) == ("Black toner", 9)
    assert listing.tiers == [Tier(1, Decimal("4.0000"))]
    assert [e.name for e in events.timeline(listing)][1:] == [
        "listing.edited",
        "listing.terms_changed",
    ]


def test_faulty_rows_are_named_and_leave_the_others_alone(world, row) -> None:
    result = load(
        world,
        row,
        with_text(row, "T-2", gtin="5031713034255"),
        with_terms(row, sku="T-3", tiers=()),
        with_text(row, "T-4", category_code="99999999-9"),
        with_terms(row, sku="T-1"),
        with_terms(row, sku="T-5"),
    )
    assert result.created == 2
    assert [(r.number, r.sku, r.field) for r in result.refused] == [
        (2, "T-2", "gtin"),
        (3, "T-3", "tiers"),
        (4, "T-4", "category_code"),
        (5, "T-1", "sku"),
    ]


def test_another_sellers_rows_stay_untouched_whatever_the_number(world, row) -> None:
    theirs = world.listing(by=world.seller2, sku="T-1")
    load(world, row)
    theirs.refresh_from_db()
    assert (theirs.title, theirs.available) == ("OKI B6500dn laser printer", 100)
    assert Product.objects.filter(seller=world.seller_company).count() == 1


def test_a_listing_taken_down_does_not_come_back_by_file(world, row) -> None:
    load(world, row)
    take_down(Product.objects.get(), reason="Counterfeit", by=world.office.moderator)
    assert [r.field for r in load(world, row).refused] == ["sku"]
    assert Product.objects.get().status == "taken_down"


def test_a_listing_off_the_market_is_published_again(world, row) -> None:
    load(world, row)
    unpublish(Product.objects.get(), by=world.seller)
    assert load(world, row).updated == 1
    assert Product.objects.get().status == "published"


def test_stock_below_what_is_reserved_is_refused(world, row) -> None:
    load(world, row)
    Product.objects.get().stockrecords.update(num_allocated=5)
    assert [r.field for r in load(world, with_terms(row, in_stock=4)).refused] == ["in_stock"]


def test_only_the_sellers_own_people_load(world, row) -> None:
    with pytest.raises(Refused):
        publish_many(world.seller_company, [row], by=world.seller2)
    assert publish_many(world.seller_company, [row], by=SYSTEM).created == 1


def test_an_unverified_company_loads_nothing(world, row) -> None:
    result = publish_many(world.draft_company, [row], by=SYSTEM)
    assert (result.created, len(result.refused)) == (0, 1)


def test_search_hears_of_500_at_a_time(world, row) -> None:
    load(world, *(with_terms(row, sku=f"T-{n}") for n in range(501)))
    sizes = [len(m.payload["ids"]) for m in Message.objects.filter(topic="search.index_listings")]
    assert sizes == [500, 1]


def test_rows_are_written_in_batches(world, row, django_assert_max_num_queries) -> None:
    load(world, row)
    with django_assert_max_num_queries(60):
        load(world, *(with_terms(row, sku=f"N-{n}") for n in range(100)))
