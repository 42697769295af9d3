"""Lists of orders from both sides, the purchase and the order."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.views.generic import ListView, TemplateView

from checkout.order import queries
from checkout.order.models import Order, Purchase
from marketplace.kernel.views import MemberMixin, PersonMixin
from marketplace.kernel.visibility import load


class OrdersView(MemberMixin, ListView):  # type: ignore[type-arg]
    """What the company bought, newest first, by state."""

    template_name = "order/list.html"
    paginate_by = 24
    selling = False

    def get_queryset(self) -> QuerySet[Any]:
        """Return the orders of the chosen state."""
        return queries.in_state(self.everything(), self.request.GET.get("state", ""))

    def everything(self) -> QuerySet[Any]:
        """Return all orders of this side."""
        return queries.bought(self.request.party)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the states as filter chips and the side."""
        states = Order.PROCESS.states
        chosen = self.request.GET.get("state", "")
        return super().get_context_data(
            states=states, chosen=chosen, selling=self.selling, **kwargs
        )


class SalesView(OrdersView):
    """What the company sold, newest first, by state."""

    selling = True

    def everything(self) -> QuerySet[Any]:
        """Return all orders of this side."""
        return queries.sold(self.request.party)


class OrderView(PersonMixin, TemplateView):
    """One order, the same page for buyer, seller and staff."""

    template_name = "order/order.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the order, its lines with progress, and from which side it is seen."""
        party = self.request.party
        order = load(Order, party, number=self.kwargs["number"])
        selling = party.company_id == order.seller_id
        return super().get_context_data(
            order=order,
            rows=queries.lines_with_progress(order),
            selling=selling,
            rail_path=reverse("orders:sales") if selling else "",
            sees_purchase=Purchase.objects.may_see(party, order.purchase),
            **kwargs,
        )


class PurchaseView(PersonMixin, TemplateView):
    """The buyer's whole: every order with its seller, amounts and state."""

    template_name = "order/purchase.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the purchase and its orders."""
        purchase = load(Purchase, self.request.party, number=self.kwargs["number"])
        orders = queries.orders_of(purchase)
        return super().get_context_data(purchase=purchase, orders=orders, **kwargs)
