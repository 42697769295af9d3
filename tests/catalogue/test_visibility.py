"""Who sees which listing: the queryset and the question about one agree."""

from catalogue.actions import create_listing, unpublish
from catalogue.facts import ListingText
from catalogue.models import Product
from marketplace.companies.models import Company
from marketplace.kernel.party import SYSTEM, VISITOR


def a_mixed_shelf(world) -> tuple[Product, Product, Product]:
    public, hidden = world.listing(), world.listing()
    unpublish(hidden, by=world.seller)
    return public, hidden, create_listing(ListingText(title="Draft"), by=world.seller2)


def test_twins_agree(world) -> None:
    a_mixed_shelf(world)
    office = world.office
    parties = (
        VISITOR, SYSTEM, world.buyer, world.seller, world.seller2, office.moderator, office.finance,
    )  # fmt: skip
    for party in parties:
        seen = set(Product.objects.visible_to(party))
        assert seen == {p for p in Product.objects.all() if Product.objects.may_see(party, p)}


def test_strangers_see_what_is_public(world) -> None:
    public, hidden, draft = a_mixed_shelf(world)
    assert set(Product.objects.visible_to(VISITOR)) == {public}
    assert set(Product.objects.visible_to(world.seller)) == {public, hidden}
    assert set(Product.objects.visible_to(world.seller2)) == {public, draft}
    assert set(Product.objects.visible_to(world.office.moderator)) == {public, hidden, draft}


def test_listings_of_a_company_that_lost_its_verification_hide_at_once(world) -> None:
    listing = world.listing()
    Company.objects.filter(pk=listing.seller_id).update(status="suspended")
    assert not Product.objects.public().exists()
    assert not Product.objects.browsable().exists()
    assert set(Product.objects.visible_to(world.seller)) == {listing}
