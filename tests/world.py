"""A small market, built lazily by the actions that real people take."""

from decimal import Decimal
from functools import cached_property
from typing import Any

from django.apps import apps
from django.test import Client
from django.utils import translation

from catalogue.actions import create_listing, publish, set_terms
from catalogue.facts import ListingTerms, ListingText
from catalogue.models import Category, Product
from catalogue.rules import Tier
from checkout.actions import add_line, open_trade_basket, place, save_delivery, save_invoice
from checkout.models import TradeBasket
from checkout.order.models import Order, Purchase
from cms.editors import seat_all
from config.demo.cast import BUYERS, UNVERIFIED, Firm
from config.demo.founding import Office
from config.demo.sellers import SELLERS
from marketplace.accounts.models import User
from marketplace.companies.models import Company, Member
from marketplace.kernel.party import VISITOR, Party
from tests.founding import Anew, Kept

CONSIGNEE = {
    "recipient": "Claire Moreau",
    "organisation": "Atelier Lyon SAS",
    "line1": "8 quai Saint-Vincent",
    "line2": "",
    "postcode": "69001",
    "city": "Lyon",
    "region": "",
    "country": "FR",
    "phone": "+33 4 72 55 02 10",
}
INVOICE = {
    "head": "Atelier Lyon SAS",
    "address": "8 quai Saint-Vincent\n69001 Lyon",
    "email": "i@demo.example",
}
TIERS = (Tier(1, Decimal("10.0000")), Tier(10, Decimal("9.5000")))


class World:
    """Companies, people as parties, and short ways to a listing, a basket or an order."""

    def __init__(self, kept: Kept | None = None) -> None:
        self._kept = kept
        if kept:
            kept.reserve()

    @cached_property
    def _founding(self) -> Anew:
        return self._kept or Anew()

    @cached_property
    def office(self) -> Office:
        """Platform staff."""
        return self._founding.office()

    def _firm(self, firm: Firm, *, verified: bool = True) -> Company:
        return self._founding.firm(firm, self.office, verified=verified)

    @cached_property
    def seller_company(self) -> Company:
        """A verified seller in Germany."""
        return self._firm(SELLERS[1])

    @cached_property
    def seller2_company(self) -> Company:
        """A verified seller in France."""
        return self._firm(SELLERS[2])

    @cached_property
    def buyer_company(self) -> Company:
        """Atelier Lyon SAS with owner, purchaser and approver."""
        return self._firm(BUYERS[0])

    @cached_property
    def buyer2_company(self) -> Company:
        """A buyer in Germany."""
        return self._firm(BUYERS[1])

    @cached_property
    def draft_company(self) -> Company:
        """A company still in draft."""
        return self._firm(UNVERIFIED, verified=False)

    @cached_property
    def seller(self) -> Party:
        """Who sells for the first seller."""
        return party_in(self.seller_company)

    @cached_property
    def seller2(self) -> Party:
        """Who sells for the second seller."""
        return party_in(self.seller2_company)

    @cached_property
    def buyer(self) -> Party:
        """The purchaser of Atelier Lyon."""
        return party_in(self.buyer_company, "purchaser")

    @cached_property
    def buyer2(self) -> Party:
        """Who buys for the other buyer."""
        return party_in(self.buyer2_company)

    @cached_property
    def category(self) -> Category:
        """One leaf of the tree."""
        self._founding.tree()
        return Category.objects.get(code="30232110-8")

    def listing(self, by: Party | None = None, **terms: Any) -> Product:
        """Return a published listing: 10.00 each, 9.50 from 10 on, 100 in stock, EUR."""
        by, text = by or self.seller, terms.pop("text", {})
        facts = {
            "title": "OKI B6500dn laser printer",
            "category_code": self.category.code,
            "mpn": "01315101",
        }
        listing = create_listing(ListingText(**(facts | text)), by=by)
        sku = terms.pop("sku", f"SKU-{listing.pk}")
        defaults = {"currency": "EUR", "tiers": TIERS, "in_stock": 100, "lead_time_days": 2}
        set_terms(listing, ListingTerms(sku=sku, **(defaults | terms)), by=by)
        publish(listing, by=by)
        return Product.objects.get(pk=listing.pk)

    def basket(self, *wanted: tuple[Product, int], by: Party | None = None) -> TradeBasket:
        """Return an open basket with these listings and all answers given."""
        by = by or self.buyer
        trade = open_trade_basket({}, by=by)
        for listing, quantity in wanted:
            add_line(trade, listing, quantity, by=by)
        save_delivery(trade.basket_id, consignee=CONSIGNEE, methods={}, by=by)
        save_invoice(trade.basket_id, facts={"invoice": INVOICE}, by=by)
        return trade

    def purchase(self, *wanted: tuple[Product, int], by: Party | None = None) -> Purchase:
        """Return a placed purchase of these listings."""
        return place(self.basket(*wanted, by=by), by=by or self.buyer)

    def order(self, quantity: int = 10, **terms: Any) -> Order:
        """Return an order awaiting payment, of the first seller's listing."""
        return self.purchase((self.listing(**terms), quantity)).orders.get()

    def client(self, party: Party = VISITOR) -> Client:
        """Return a browser in which the party is signed in."""
        client = Client()
        if party.role == "editor":
            seat_all(apps.get_model)
        if party.person_id:
            with translation.override("en"):
                client.force_login(User.objects.get(pk=party.person_id))
        return client


def party_in(company: Company, role: str = "owner") -> Party:
    """Return the first member of a company with that role as a party."""
    member = Member.objects.filter(company=company, role=role).order_by("pk").first()
    assert member is not None
    return Party(member.person_id, company.pk, role)
