"""Filters in force, each as a chip that leads to the same page without it."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from search.facets import Names, labellers
from search.forms import SearchForm
from search.presenting import Chip


def chips(form: SearchForm, address: QueryDict, names: Names) -> list[Chip]:
    """Return the filters in force, each with the address that drops it."""
    words = labellers(names)
    made = [
        Chip(label(value), without(address, name, value))
        for name, label in words.items()
        for value in form.given(name) or ()
    ]
    return made + _price_chips(form, address)


def _price_chips(form: SearchForm, address: QueryDict) -> list[Chip]:
    texts = {
        "price_from": _("From %(price)s %(currency)s"),
        "price_to": _("To %(price)s %(currency)s"),
    }
    return [
        Chip(
            text % {"price": form.given(name), "currency": form.currency_shown},
            without(address, name, None),
        )
        for name, text in texts.items()
        if form.given(name) is not None
    ]


def without(address: QueryDict, name: str, value: str | None) -> str:
    """Return the query string without a value, or without the name; on the first page again."""
    kept = address.copy()
    kept.pop("page", None)
    left = [one for one in kept.getlist(name) if value is not None and one.strip() != value]
    kept.setlist(name, left)
    return f"?{kept.urlencode()}"
