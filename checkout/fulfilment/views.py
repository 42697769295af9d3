"""Pages of a parcel: shipping, news, receipt."""

from typing import Any

from django.contrib import messages
from django.http import Http404
from django.utils.translation import gettext as _

from checkout.fulfilment import queries
from checkout.fulfilment.actions import receive, ship, track
from checkout.fulfilment.forms import ReceiveForm, ShipForm, TrackForm
from checkout.fulfilment.models import Shipment
from checkout.fulfilment.process import sender
from checkout.order.models import Order
from checkout.order.process import buyer_buys, seller_ships
from marketplace.kernel.views import ActionView, MemberMixin
from marketplace.kernel.visibility import load


class OrderActionView(MemberMixin, ActionView):
    """A form about one order, for one of its sides."""

    def order(self) -> Order:
        """Return the order of the address. Raises Http404 for anybody but the right side."""
        order: Order = load(Order, self.request.party, number=self.kwargs["number"])
        if not self.is_side(order):
            raise Http404
        return order

    def is_side(self, order: Order) -> bool:
        """Say whether the party may use the form. Subclasses override this."""
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the order."""
        return super().get_context_data(order=self.order(), **kwargs)


class ShipView(OrderActionView):
    """The seller's grid of what is left to ship."""

    right = "ship"
    template_name = "fulfilment/ship.html"
    form_class = ShipForm

    def is_side(self, order: Order) -> bool:
        """The selling company's logistics."""
        return seller_ships(self.request.party, order)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the lines and what is left of each."""
        order = self.order()
        lines = list(order.lines.all())
        return {**super().get_form_kwargs(), "lines": lines, "left": queries.left(order)}

    def act(self, form: Any) -> str:
        """Ship and go back to the order."""
        order = self.order()
        shipment = ship(order, form.parcel(), by=self.request.party)
        messages.success(
            self.request, _("Parcel %(position)s recorded.") % {"position": shipment.position}
        )
        return order.get_absolute_url()


class ReceiveView(OrderActionView):
    """The buyer's grid of what came."""

    right = "buy"
    template_name = "fulfilment/receive.html"
    form_class = ReceiveForm

    def is_side(self, order: Order) -> bool:
        """The buying company's purchasers."""
        return buyer_buys(self.request.party, order)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the lines and what was shipped of each."""
        order = self.order()
        lines = list(order.lines.all())
        return {**super().get_form_kwargs(), "lines": lines, "shipped": queries.shipped(order)}

    def act(self, form: Any) -> str:
        """Record the receipt and go back to the order."""
        order = receive(self.order(), form.reports(), by=self.request.party)
        messages.success(self.request, _("Thank you. Your receipt is recorded."))
        return order.get_absolute_url()


class TrackView(MemberMixin, ActionView):
    """News of one parcel, written down by the seller."""

    right = "ship"
    template_name = "fulfilment/track.html"
    form_class = TrackForm

    def shipment(self) -> Shipment:
        """Return the parcel of the address. Raises Http404 for anybody but its sender."""
        shipment: Shipment = load(Shipment, self.request.party, pk=self.kwargs["pk"])
        if not sender(self.request.party, shipment):
            raise Http404
        return shipment

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the parcel."""
        return super().get_context_data(shipment=self.shipment(), **kwargs)

    def act(self, form: Any) -> str:
        """Add the news and go back to the order."""
        shipment = self.shipment()
        track(shipment, form.news(), by=self.request.party)
        messages.success(self.request, _("The news is recorded; the buyer sees it."))
        return shipment.get_absolute_url()
