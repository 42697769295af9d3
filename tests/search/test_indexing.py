"""The index follows the market: news, bulk, rebuild, drift."""

import pytest

from catalogue.actions import archive, edit_listing, take_down, unpublish
from catalogue.facts import ListingText
from catalogue.models import Product
from marketplace.kernel.outbox import relay
from marketplace.kernel.steps import take
from search import actions, doctor, query, queue
from search.engines import chosen
from search.listings import documents_of
from search.request import Request

pytestmark = pytest.mark.usefixtures("each_engine")


def keys() -> set[str]:
    return set(chosen().checksums())


def test_a_published_listing_is_found(world, settle) -> None:
    listing = world.listing()
    settle()
    assert query.run(Request(words="oki laser")).ids == [listing.pk]


def test_its_document(world) -> None:
    document = next(documents_of([world.listing().pk]))
    assert (document.price, document.currency, document.in_stock) == (100_000, "EUR", True)
    assert document.category_codes == ("30000000-9", "30232110-8")


def test_an_unpublished_listing_is_gone(world, settle) -> None:
    listing = world.listing()
    settle()
    unpublish(listing, by=world.seller)
    settle()
    assert keys() == set()


def test_what_changes_during_a_rebuild_is_not_lost(world, settle) -> None:
    listing, gone = world.listing(), world.listing()
    settle()

    def meanwhile(_done: int, _total: int) -> None:
        text = ListingText(title="Cordless drill", category_code=world.category.code)
        edit_listing(listing, text, by=world.seller)
        unpublish(gone, by=world.seller)
        settle()

    actions.rebuild(meanwhile)
    assert chosen().spellings("cordl") == [("cordless", 1)]
    assert keys() == {str(listing.pk)}


def test_news_of_ten_listings_are_indexed_in_few_deliveries(world, monkeypatch) -> None:
    index, sizes = queue.index_listings, []
    monkeypatch.setattr(queue, "index_listings", lambda ids: sizes.append(len(ids)) or index(ids))
    for _ in range(10):
        world.listing()
    relay()
    assert (sizes, len(keys())) == ([10], 10)


def test_a_listing_taken_down_is_gone(world, settle) -> None:
    listing = world.listing()
    take_down(listing, reason="counterfeit", by=world.office.moderator)
    settle()
    assert keys() == set()


def test_an_archived_listing_is_gone(world, settle) -> None:
    listing = world.listing()
    unpublish(listing, by=world.seller)
    archive(listing, by=world.seller)
    settle()
    assert keys() == set()


def test_an_edited_title_is_found(world, settle) -> None:
    listing = world.listing()
    text = ListingText(title="Cordless drill", category_code=world.category.code)
    edit_listing(listing, text, by=world.seller)
    settle()
    assert query.run(Request(words="drill")).ids == [listing.pk]


def test_indexing_twice_is_the_same_as_once(world) -> None:
    listing = world.listing()
    actions.index_listings([listing.pk])
    actions.index_listings([listing.pk, 999])
    assert keys() == {str(listing.pk)}


def test_a_batch_costs_the_same_queries_with_1_and_20(world, django_assert_num_queries) -> None:
    one = [world.listing().pk]
    twenty = one + [world.listing().pk for _ in range(19)]
    with django_assert_num_queries(4):
        list(documents_of(one))
    with django_assert_num_queries(4):
        list(documents_of(twenty))


def test_a_rebuild_indexes_what_is_public(world) -> None:
    world.listing()
    unpublish(world.listing(), by=world.seller)
    assert actions.rebuild() == 1


def test_a_rebuild_tells_its_progress(world) -> None:
    world.listing()
    said: list[tuple[int, int]] = []
    actions.rebuild(lambda done, total: said.append((done, total)))
    assert said == [(1, 1)]


@pytest.fixture
def drifted(world) -> Product:
    listing = world.listing()
    actions.rebuild()
    return listing


def test_no_drift_after_a_rebuild(drifted) -> None:
    assert doctor.check() == (
        True,
        "1 listings in the index; missing 0, surplus 0, outdated 0",
    )


def test_drift_is_named(world, drifted) -> None:
    Product.objects.filter(pk=drifted.pk).update(title="Changed behind our back")
    other = world.listing()
    found = doctor.drift()
    assert (found.outdated, found.missing) == ({str(drifted.pk)}, {str(other.pk)})
    assert doctor.check()[0] is False


def test_without_an_index_and_listings_all_is_well(db) -> None:
    assert doctor.check()[0] is True


def test_listings_of_a_suspended_company_are_gone(world, settle) -> None:
    world.listing()
    settle()
    take(world.seller_company, "suspend", by=world.office.moderator, reason="fraud")
    settle()
    assert keys() == set()


def test_a_sold_out_listing_is_no_longer_in_stock(world, settle) -> None:
    listing = world.listing(in_stock=10)
    world.purchase((listing, 10))
    settle()
    found = query.run(Request(filters={"stock": ("no",)}))
    assert found.ids == [listing.pk]


def test_category_names_stand_in_an_order_that_every_process_shares(world) -> None:
    world.category.__class__.objects.update(names={"fr": "Imprimantes", "de": "Drucker"})
    document = next(documents_of([world.listing().pk]))
    assert document.category_names == ("Drucker Imprimantes Laser printers",)
