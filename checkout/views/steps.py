"""Three steps: where it goes, who is invoiced, check and place."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from checkout import actions, limits, queries
from checkout.actions.placement import destination
from checkout.forms import DeliveryForm, InvoiceForm, PlaceForm
from checkout.models import Draft, TradeBasket
from checkout.summary import Summary, Whole, settle, summarise
from checkout.units import delivery_of_unit, invoice_of_unit
from marketplace.accounts import countries
from marketplace.companies.actions import save_address
from marketplace.companies.models import Address, Company
from marketplace.companies.rules import AddressFacts
from marketplace.kernel.refusal import Refused
from marketplace.kernel.views import ActionView, MemberMixin

ADDRESS_FIELDS = tuple(
    name for name in DeliveryForm.base_fields if name not in ("keep", "wished_for")
)


class StepMixin(MemberMixin):
    """A step for buyers with an orderable basket; anybody else goes back to the basket or signs
    in."""

    right = "buy"
    trade: TradeBasket
    summary: Summary

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Read the basket; turn back when there is nothing to order."""
        if self.suits(request.party):
            trade = queries.open_basket(request.party, request.session)
            self.summary = summarise(queries.lines_of(trade.basket_id) if trade else ())
            if trade is None or not self.summary.currency or self.summary.problems:
                return HttpResponseRedirect(reverse("basket:summary"))
            self.trade = trade
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def draft(self) -> Draft:
        """The answers given so far."""
        return queries.draft_of(self.trade.basket_id)

    @cached_property
    def company(self) -> Company:
        """The buying company."""
        return Company.objects.get(pk=self.request.party.company_id or 0)

    def standing(self) -> limits.Standing | None:
        """How the goods stand against the person's limits before the first answer is typed."""
        net, currency = self.summary.goods_net, self.summary.currency
        return limits.standing(self.request.party, net, currency)


class DeliveryView(StepMixin, ActionView):
    """Consignee and delivery method per seller."""

    form_class = DeliveryForm
    template_name = "checkout/delivery.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Give the form the sellers."""
        return super().get_form_kwargs() | {"groups": self.summary.groups}

    def get_initial(self) -> dict[str, Any]:
        """Start from the address chosen from the book, the draft, the unit's or the company's."""
        methods = {f"method-{seller}": how for seller, how in self.draft.delivery.items()}
        return {**(self.chosen() or self.draft.consignee or self.of_unit()), **methods}

    def of_unit(self) -> dict[str, Any]:
        """Return the address of the person's unit, else the company's own."""
        return self.own() | delivery_of_unit(self.request.party, ADDRESS_FIELDS)

    def chosen(self) -> dict[str, Any]:
        """Return the address picked from the book, if one was."""
        key = self.request.GET.get("address", "")
        address = self.addresses().filter(pk=key).first() if key.isdecimal() else None
        return {name: getattr(address, name) for name in ADDRESS_FIELDS} if address else {}

    def own(self) -> dict[str, Any]:
        """Return the company's registered address as a start."""
        names = ("line1", "line2", "postcode", "city", "region", "country", "phone")
        own = {name: getattr(self.company, name) for name in names}
        person = self.request.user.get_full_name()
        return own | {"organisation": self.company.legal_name, "recipient": person}

    def addresses(self) -> Any:
        """Return the company's address book."""
        return Address.objects.visible_to(self.request.party)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the basket and the address book."""
        return super().get_context_data(
            summary=self.summary,
            addresses=self.addresses()[:20],
            standing=self.standing(),
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Keep the answers, and the address when asked to."""
        party, consignee = self.request.party, form.consignee()
        actions.save_delivery(
            self.trade.basket_id, consignee=consignee, methods=form.methods(), by=party
        )
        if form.cleaned_data["keep"]:
            facts = {k: v for k, v in consignee.items() if k in ADDRESS_FIELDS}
            save_address(AddressFacts(**facts), by=party)
        return reverse("checkout:invoice")


class InvoiceView(StepMixin, ActionView):
    """Invoice details and the buyer's references."""

    form_class = InvoiceForm
    template_name = "checkout/invoice.html"

    def get_initial(self) -> dict[str, Any]:
        """Start from the draft, else from the company file."""
        draft = self.draft
        own = {"po_number": draft.po_number, "cost_centre": draft.cost_centre, "note": draft.note}
        if draft.invoice:
            return {**draft.invoice, **own}
        return {**self.own(), **own, **invoice_of_unit(self.request.party)}

    def own(self) -> dict[str, Any]:
        """Return the company's own invoice details."""
        company = self.company
        lines = (
            company.line1,
            company.line2,
            f"{company.postcode} {company.city}",
            dict(countries.names()).get(company.country, ""),
        )
        return {
            "head": company.legal_name,
            "tax_number": company.vat_id,
            "address": "\n".join(line for line in lines if line.strip()),
            "phone": company.phone,
            "email": company.email or self.request.user.email,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the basket."""
        return super().get_context_data(summary=self.summary, standing=self.standing(), **kwargs)

    def act(self, form: Any) -> str:
        """Keep the answers."""
        actions.save_invoice(self.trade.basket_id, facts=form.facts(), by=self.request.party)
        return reverse("checkout:check")


class CheckView(StepMixin, ActionView):
    """Everything once more, and the one button that orders."""

    form_class = PlaceForm
    template_name = "checkout/check.html"

    @cached_property
    def whole(self) -> tuple[Whole | None, str]:
        """The purchase as it would be placed, or why it can not be."""
        try:
            to = destination(self.draft, self.request.party)
            return settle(self.summary, self.draft.delivery, to), ""
        except Refused as refusal:
            return None, str(refusal)

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Go back to the first step that has no answer yet."""
        if not self.draft.consignee:
            return HttpResponseRedirect(reverse("checkout:delivery"))
        if not self.draft.invoice:
            return HttpResponseRedirect(reverse("checkout:invoice"))
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        """Carry the total that is shown."""
        whole, _why = self.whole
        return {"expected_gross": whole.total.gross if whole else None}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add everything answered and priced."""
        whole, why_not = self.whole
        gross = whole.total.gross if whole else None
        limit = limits.standing(self.request.party, gross, self.summary.currency)
        return super().get_context_data(
            summary=self.summary,
            draft=self.draft,
            whole=whole,
            why_not=why_not,
            standing=limit,
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Place the purchase and show how to pay."""
        seen = form.cleaned_data["expected_gross"]
        purchase = actions.place(self.trade, by=self.request.party, expected_gross=seen)
        count = purchase.orders.count()
        words = ngettext("%(n)s order placed.", "%(n)s orders placed.", count) % {"n": count}
        messages.success(self.request, words + " " + _("Stock is reserved for you."))
        return reverse("payment:instructions", args=[purchase.number])
