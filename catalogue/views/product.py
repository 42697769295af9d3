"""The public page of one listing: prices at a quantity, stock, seller, attributes."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect
from django.views.generic import TemplateView

from catalogue.models import Product
from catalogue.presenting import Price, price_at
from catalogue.rules import typed_quantity
from marketplace.kernel.party import Party
from marketplace.kernel.views import PartyRequest


class ProductView(TemplateView):
    """Everybody sees what is public; the seller's people and moderators see every state."""

    template_name = "catalogue/product.html"
    request: PartyRequest

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the listing; an old slug leads on to the present one."""
        self.listing = self.load()
        if kwargs["slug"] != self.listing.slug:
            query = request.META.get("QUERY_STRING", "")
            address = self.listing.get_absolute_url() + (f"?{query}" if query else "")
            return HttpResponsePermanentRedirect(address)
        return super().get(request, *args, **kwargs)

    def load(self) -> Product:
        """Return the listing that the party may see. Raises Http404."""
        visible = Product.objects.visible_to(self.request.party).with_terms()
        found: Product | None = visible.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def price(self) -> Price | None:
        """Return the prices at the quantity in the address, or None before the terms are set."""
        if not self.listing.tiers:
            return None
        typed = self.request.GET.get("quantity", "")
        return price_at(self.listing, typed_quantity(typed, self.listing.minimum))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the listing, its price, its way of categories, and whether it is the party's own."""
        listing, party = self.listing, self.request.party
        own = party.is_member and party.company_id == listing.seller_id
        return super().get_context_data(
            product=listing,
            seller=listing.seller,
            price=self.price(),
            way=listing.category.way() if listing.category else (),
            is_own=own,
            can_buy=can_buy(listing, party),
            may_sell=own and party.may("sell"),
            with_turn=party.may("moderate") or (own and not listing.is_for_sale),
            **kwargs,
        )


def can_buy(listing: Product, party: Party) -> bool:
    """Say whether the page offers the basket: to visitors and buyers, never to the seller's own."""
    buyer = party.is_visitor or party.may("buy")
    return buyer and listing.is_for_sale and party.company_id != listing.seller_id
