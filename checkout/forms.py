"""Forms of the basket and the steps to the order."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from checkout.rules import COLLECTION, FLAT, Tariff
from checkout.summary import Group, Summary
from marketplace.accounts import countries
from marketplace.companies.rules import address_faults
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.money import CURRENCIES
from marketplace.kernel.templatetags.formatting import money_text

MOST = 1_000_000_000
METHODS = {FLAT: _("Delivered by the seller"), COLLECTION: _("Collected by us")}
FAULTS = {
    "required": _("This country's addresses need this."),
    "invalid": _("This does not fit the addresses of this country."),
}


class AddForm(ActingForm):
    """How many to put into the basket."""

    quantity = forms.IntegerField(label=_("Quantity"), min_value=1, max_value=MOST)


class BasketForm(ActingForm):
    """The quantity of every line at once; 0 removes a line."""

    def __init__(self, *args: Any, summary: Summary, **kwargs: Any) -> None:
        """Make a field for each line, named `quantity-<key>`."""
        super().__init__(*args, **kwargs)
        for group in summary.groups:
            for row in group.rows:
                self.fields[f"quantity-{row.line.pk}"] = forms.IntegerField(
                    label=_("Quantity of %s") % row.line.product.title,
                    min_value=0,
                    max_value=MOST,
                    initial=row.line.quantity,
                )

    def wanted(self) -> dict[int, int]:
        """Return line key -> quantity."""
        values = self.cleaned_data.items()
        return {int(n.removeprefix("quantity-")): v for n, v in values if n.startswith("quantity-")}


class DeliveryForm(ActingForm):
    """Where the goods go, and each seller's delivery method."""

    recipient = forms.CharField(label=_("Consignee"), max_length=120)
    organisation = forms.CharField(label=_("Company"), max_length=200, required=False)
    line1 = forms.CharField(label=_("Street and number"), max_length=200)
    line2 = forms.CharField(label=_("Building, gate, floor"), max_length=200, required=False)
    postcode = forms.CharField(label=_("Postal code"), max_length=20, required=False)
    city = forms.CharField(label=_("City"), max_length=120)
    region = forms.CharField(label=_("Region"), max_length=120, required=False)
    country = forms.ChoiceField(label=_("Country"), choices=countries.names)
    phone = forms.CharField(label=_("Phone"), max_length=40)
    second_phone = forms.CharField(label=_("Second phone"), max_length=40, required=False)
    opening_hours = forms.CharField(
        label=_("Opening hours"),
        max_length=200,
        required=False,
        help_text=_("For example: Mon-Fri 8-12 and 13-17, ramp 3"),
    )
    wished_for = forms.CharField(label=_("Wished delivery time"), max_length=120, required=False)
    keep = forms.BooleanField(label=_("Keep this address in our address book"), required=False)

    def __init__(self, *args: Any, groups: tuple[Group, ...] = (), **kwargs: Any) -> None:
        """Add a choice of method for each seller that offers more than one."""
        super().__init__(*args, **kwargs)
        self.sellers = [str(group.seller.pk) for group in groups if group.tariff.collection]
        for group in groups:
            if group.tariff.collection:
                self.fields[f"method-{group.seller.pk}"] = _method_field(group)

    def clean(self) -> dict[str, Any]:
        """Check the address by its country's rules, naming each field at fault."""
        cleaned = super().clean()
        given = {key: cleaned.get(key, "") for key in ("line1", "postcode", "city", "region")}
        for field, fault in address_faults(cleaned.get("country", ""), given).items():
            if field in self.fields and field not in self.errors:
                self.add_error(field, FAULTS[fault])
        return cleaned

    def consignee(self) -> dict[str, Any]:
        """Return the consignee's facts."""
        left_out = {"keep", *(f"method-{seller}" for seller in self.sellers)}
        return {key: value for key, value in self.cleaned_data.items() if key not in left_out}

    def methods(self) -> dict[str, str]:
        """Return seller's key -> delivery method, where there was a choice."""
        return {seller: self.cleaned_data[f"method-{seller}"] for seller in self.sellers}


def _method_field(group: Group) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Delivery by %s") % group.seller.display_name,
        choices=[
            (method, _priced(METHODS[method], group.delivery_net(method), group.currency))
            for method in group.tariff.methods()
        ],
        widget=forms.RadioSelect,
        initial=FLAT,
    )


def _priced(words: object, net: Decimal, currency: str) -> str:
    """Return a delivery method with its price, as `Delivered by the seller: 12.00 EUR`."""
    return str(_("%(method)s: %(price)s")) % {"method": words, "price": money_text(net, currency)}


class InvoiceForm(ActingForm):
    """Who is invoiced, and the buyer's own references."""

    head = forms.CharField(label=_("Invoice to"), max_length=200)
    tax_number = forms.CharField(label=_("Tax number"), max_length=40, required=False)
    address = forms.CharField(
        label=_("Invoice address"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )
    phone = forms.CharField(label=_("Phone"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail for the invoice"))
    po_number = forms.CharField(label=_("Your order number"), max_length=60, required=False)
    cost_centre = forms.CharField(label=_("Cost centre"), max_length=60, required=False)
    note = forms.CharField(
        label=_("Note to the sellers"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Every seller of this purchase reads it."),
    )

    def facts(self) -> dict[str, Any]:
        """Return the draft's columns: invoice details apart from the references."""
        own = {key: self.cleaned_data[key] for key in ("po_number", "cost_centre", "note")}
        invoice = {k: v for k, v in self.cleaned_data.items() if k not in own}
        return {"invoice": invoice, **own}


class PlaceForm(ActingForm):
    """The total that the buyer saw, in the purchase's currency."""

    expected_gross = forms.DecimalField(max_digits=18, decimal_places=4, widget=forms.HiddenInput)


class TariffForm(ActingForm):
    """What a seller asks for delivery."""

    currency = forms.ChoiceField(label=_("Currency"), choices=[(c, c) for c in CURRENCIES])
    flat_net = forms.DecimalField(
        label=_("Delivery per order, net"), min_value=0, max_digits=12, decimal_places=2
    )
    free_above = forms.DecimalField(
        label=_("Free from goods worth, net"),
        min_value=0,
        max_digits=12,
        decimal_places=2,
        required=False,
    )
    collection = forms.BooleanField(label=_("Buyers may collect"), required=False)

    def tariff(self) -> Tariff:
        """Return the pure tariff."""
        data = self.cleaned_data
        return Tariff(data["flat_net"], data["free_above"], data["collection"])
