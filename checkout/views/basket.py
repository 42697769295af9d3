"""The basket, for members and for guests."""

from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from catalogue.models import Product
from checkout import actions, limits, queries
from checkout.forms import AddForm, BasketForm
from checkout.summary import Summary, summarise
from marketplace.kernel.views import ActionView
from marketplace.kernel.visibility import load


class AddView(ActionView):
    """Put a listing into the basket; a refusal shows the form again with what was typed."""

    form_class = AddForm
    template_name = "basket/add.html"
    http_method_names = ("post", "options")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the listing."""
        return super().get_context_data(listing=self.listing(), **kwargs)

    def listing(self) -> Any:
        """Return the public listing. Raises Http404."""
        return load(Product, self.request.party, pk=self.kwargs["pk"])

    def act(self, form: Any) -> str:
        """Add the line and show the basket."""
        party, listing = self.request.party, self.listing()
        trade = actions.open_trade_basket(self.request.session, by=party)
        line = actions.add_line(trade, listing, form.cleaned_data["quantity"], by=party)
        words = _("In your basket: %(quantity)s × %(title)s")
        messages.success(self.request, words % {"quantity": line.quantity, "title": listing.title})
        return reverse("basket:summary")


class BasketView(ActionView):
    """All lines by seller with prices now; one form for all quantities."""

    form_class = BasketForm
    template_name = "basket/summary.html"

    def setup(self, request: Any, *args: Any, **kwargs: Any) -> None:
        """Read the basket once."""
        super().setup(request, *args, **kwargs)
        self.trade = queries.open_basket(request.party, request.session)
        self.summary = self.read()

    def read(self) -> Summary:
        """Return the basket priced now."""
        return summarise(queries.lines_of(self.trade.basket_id) if self.trade else ())

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form its lines."""
        return super().get_form_kwargs() | {"summary": self.summary}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the priced basket, each row with its field."""
        context = super().get_context_data(summary=self.summary, **kwargs)
        form = context["form"]
        context["groups"] = [
            (group, [(row, form[f"quantity-{row.line.pk}"]) for row in group.rows])
            for group in self.summary.groups
        ]
        net, currency = self.summary.goods_net, self.summary.currency
        context["standing"] = limits.standing(self.request.party, net, currency)
        return context

    def act(self, form: Any) -> str:
        """Change the quantities, or remove the line whose button was pressed."""
        wanted = form.wanted()
        if (removed := self.request.POST.get("remove", "")).isdecimal():
            wanted = {int(removed): 0}
        if self.trade:
            actions.change_quantities(self.trade, wanted, by=self.request.party)
        return reverse("checkout:delivery" if "checkout" in self.request.POST else "basket:summary")
