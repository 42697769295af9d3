"""What the address of a results page says, read forgivingly: what is wrong counts as not given."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from catalogue.rules.tiers import HIGHEST_QUANTITY
from marketplace.kernel.money import CURRENCIES
from search.asking import LEAD_STEPS, MINIMUM_STEPS
from search.listings import PRICE_STEPS
from search.request import LAST_PAGE, Request

MOST_WORDS: Final = 300
MOST_VALUES: Final = 20
LONGEST_VALUE: Final = 120
HIGHEST_PRICE: Final = Decimal(10) ** 12
FACET_NAMES: Final = ("category", "country", "seller", "brand", "currency", "stock")
STEP_NAMES: Final = {"lead_time": LEAD_STEPS, "minimum": MINIMUM_STEPS}
SORTS: Final = (
    ("", _("Best match")),
    ("price", _("Price, lowest first")),
    ("-price", _("Price, highest first")),
    ("lead_time", _("Ships soonest")),
    ("newest", _("Newest")),
)
LAYOUTS: Final = (("list", _("List")), ("grid", _("Grid")))


def legible(text: str) -> str:
    """Return a text without control characters and cut to what is read."""
    return "".join(sign for sign in text if sign.isprintable()).strip()


class Words(forms.CharField):
    """Free words of any length and kind."""

    def to_python(self, value: Any) -> str:
        """Return the legible part, cut to 300 signs."""
        return legible(str(value or ""))[:MOST_WORDS]


class Several(forms.Field):
    """A name that may come several times: its values, each once."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> tuple[str, ...]:
        """Return at most twenty values of bearable length."""
        cleaned = (legible(str(one)) for one in value or ())
        known = dict.fromkeys(one for one in cleaned if 0 < len(one) <= LONGEST_VALUE)
        return tuple(known)[:MOST_VALUES]


class SearchForm(forms.Form):
    """Words, wanted quantity, filters, order and layout of a results page."""

    q = Words(required=False, label=_("Words"))
    quantity = forms.IntegerField(
        required=False, min_value=1, max_value=HIGHEST_QUANTITY, label=_("Quantity wanted")
    )
    sort = forms.ChoiceField(required=False, choices=SORTS, label=_("Sort"))
    view = forms.ChoiceField(required=False, choices=LAYOUTS, label=_("Layout"))
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)
    price_from = forms.DecimalField(
        required=False, min_value=0, max_value=HIGHEST_PRICE, decimal_places=4, label=_("From")
    )
    price_to = forms.DecimalField(
        required=False, min_value=0, max_value=HIGHEST_PRICE, decimal_places=4, label=_("To")
    )
    category = Several(required=False)
    country = Several(required=False)
    seller = Several(required=False)
    brand = Several(required=False)
    currency = Several(required=False)
    stock = Several(required=False)
    lead_time = Several(required=False)
    minimum = Several(required=False)
    attribute = Several(required=False)

    def given(self, name: str) -> Any:
        """Return what was typed rightly, else None or nothing."""
        self.is_valid()
        return self.cleaned_data.get(name)

    @property
    def quantity_wanted(self) -> int:
        """The quantity that all prices follow; 1 when none was typed."""
        return int(self.given("quantity") or 1)

    @property
    def orders(self) -> list[tuple[str, str]]:
        """The orders offered; without words there is nothing to match best."""
        named = [(value, str(label)) for value, label in SORTS]
        return named if self.given("q") else [("", str(_("Newest"))), *named[1:-1]]

    @property
    def by_price(self) -> bool:
        """True when prices are compared, which takes one currency."""
        bounds = (self.given("price_from"), self.given("price_to"))
        return (self.given("sort") or "").endswith("price") or any(b is not None for b in bounds)

    @property
    def currency_shown(self) -> str:
        """The currency of the price bounds."""
        chosen = [code for code in self.given("currency") or () if code in CURRENCIES]
        return chosen[0] if chosen else str(settings.OSCAR_DEFAULT_CURRENCY)

    def request(self, scope: str = "") -> Request:
        """Return the question; `scope` is the code of the category page's category."""
        return Request(
            words=self.given("q") or "",
            scope=scope,
            filters=dict(self._filters()),
            price_low=_steps(self.given("price_from")),
            price_high=_steps(self.given("price_to")),
            sort=self.given("sort") or "",
            page=self.given("page") or 1,
        )

    def _filters(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        for name in FACET_NAMES:
            if values := self.given(name):
                yield name, values
        if self.by_price:
            yield "currency", (self.currency_shown,)
        for name, steps in STEP_NAMES.items():
            if values := tuple(v for v in self.given(name) or () if v in map(str, steps)):
                yield name, values
        yield from self._attributes().items()

    def _attributes(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for pair in self.given("attribute") or ():
            name, sign, _value = pair.partition("=")
            if sign:
                found[f"attribute:{name}"] = (*found.get(f"attribute:{name}", ()), pair)
        return found


def _steps(price: Decimal | None) -> int | None:
    return None if price is None else int(price * PRICE_STEPS)
