"""On which terms: a grid of price tiers, stock, lead time, Incoterm."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.facts import ListingTerms
from catalogue.models import Product
from catalogue.rules import Tier, tier_table_fault, trimmed
from catalogue.words import INCOTERMS
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.money import CURRENCIES

TIER_ROWS: Final = 5


class TermsForm(ActingForm):
    """On which terms: five rows of minimum quantity and unit price, stock, lead time, Incoterm."""

    sku = forms.CharField(label=_("Your article number (SKU)"), max_length=128)
    currency = forms.ChoiceField(label=_("Currency"), choices=[(c, c) for c in CURRENCIES])
    in_stock = forms.IntegerField(
        label=_("Stock"),
        required=False,
        min_value=0,
        max_value=2_000_000_000,
        help_text=_(
            "In sales units, with what is reserved. Empty: made to order, without a limit."
        ),
    )
    lead_time_days = forms.IntegerField(
        label=_("Lead time in days"),
        min_value=0,
        max_value=730,
        initial=2,
        help_text=_("From order to shipping."),
    )
    order_multiple = forms.IntegerField(
        label=_("Order multiple"), min_value=1, initial=1, help_text=_("1: any whole quantity.")
    )
    incoterm = forms.ChoiceField(
        label=_("Incoterm"), required=False, choices=[("", "—"), *((i, i) for i in INCOTERMS)]
    )
    incoterm_place = forms.CharField(label=_("Named place"), required=False, max_length=80)

    def __init__(self, *args: Any, **options: Any) -> None:
        """Add the grid's fields: `minimum-1`, `price-1` and so on."""
        super().__init__(*args, **options)
        for row in range(1, TIER_ROWS + 1):
            words = {"row": row}
            self.fields[f"minimum-{row}"] = forms.IntegerField(
                label=_("Row %(row)s, from quantity") % words,
                required=row == 1,
                min_value=1,
                max_value=1_000_000_000,
            )
            self.fields[f"price-{row}"] = forms.DecimalField(
                label=_("Row %(row)s, unit price") % words,
                required=row == 1,
                max_digits=16,
                decimal_places=4,
                localize=True,
            )

    def grid(self) -> list[tuple[Any, Any]]:
        """Return the bound fields of the grid, row by row, for the template."""
        rows = range(1, TIER_ROWS + 1)
        return [(self[f"minimum-{row}"], self[f"price-{row}"]) for row in rows]

    def plain(self) -> list[Any]:
        """Return the bound fields outside the grid."""
        return [self[name] for name in self.base_fields]

    def clean(self) -> dict[str, Any]:
        """Join the grid's rows to tiers; half a row and a table that can not stand are refused."""
        cleaned = super().clean()
        if any(name.startswith(("minimum", "price")) for name in self.errors):
            return cleaned
        for row in range(2, TIER_ROWS + 1):
            pair = (cleaned.get(f"minimum-{row}"), cleaned.get(f"price-{row}"))
            if (pair[0] is None) != (pair[1] is None):
                missing = "minimum" if pair[0] is None else "price"
                self.add_error(f"{missing}-{row}", _("Give both the quantity and the price."))
        fault = tier_table_fault(self._tiers(cleaned))
        if fault and not self.errors:
            self.add_error("minimum-1", str(fault))
        return cleaned

    def _tiers(self, cleaned: dict[str, Any]) -> tuple[Tier, ...]:
        pairs = (
            (cleaned.get(f"minimum-{row}"), cleaned.get(f"price-{row}"))
            for row in range(1, TIER_ROWS + 1)
        )
        return tuple(Tier(least, price) for least, price in pairs if least and price is not None)

    def terms(self) -> ListingTerms:
        """Return what was typed, once the form is valid."""
        names = ListingTerms.__dataclass_fields__.keys() - {"tiers"}
        values = {name: self.cleaned_data[name] for name in names}
        return ListingTerms(**values, tiers=self._tiers(self.cleaned_data))


def terms_initial(listing: Product) -> dict[str, Any]:
    """Return what the terms form shows of a listing."""
    names = ("lead_time_days", "order_multiple", "incoterm", "incoterm_place")
    record = listing.stock_record
    if record is None:
        return {"sku": listing.mpn}
    shown = {name: getattr(listing, name) for name in names}
    shown |= {"sku": record.partner_sku, "currency": record.price_currency}
    shown |= {"in_stock": record.num_in_stock}
    for row, tier in enumerate(listing.tiers, start=1):
        shown |= {f"minimum-{row}": tier.min_quantity, f"price-{row}": trimmed(tier.unit_price)}
    return shown
