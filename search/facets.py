"""Facets in words: counts of codes and keys become boxes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue.models import Category
from marketplace.companies.models import Company
from marketplace.kernel.templatetags.formatting import country_text
from search.forms import SearchForm
from search.presenting import Choice, Group
from search.query import Found

Counts = Sequence[tuple[str, int]]
MOST_CHOICES: Final = 8
MOST_ATTRIBUTE_GROUPS: Final = 3
COMMON: Final = 0.15
"""An attribute is offered when this share of the result has it."""


@dataclass(frozen=True, slots=True)
class Names:
    """Words of the codes and keys that a result's facets hold."""

    categories: Mapping[str, Category] = field(default_factory=dict)
    sellers: Mapping[str, str] = field(default_factory=dict)


def names_of(found: Found, form: SearchForm, leave_out: str = "") -> Names:
    """Return the names for facets and filters in force; two queries."""
    shown = () if leave_out == "category" else found.facets.get("category", ())
    codes = {code for code, _n in shown} | set(form.given("category") or ())
    keys = {key for key, _n in found.facets.get("seller", ())} | set(form.given("seller") or ())
    sellers = Company.objects.verified().filter(pk__in=[key for key in keys if _is_key(key)])
    return Names(
        {str(row.code): row for row in Category.objects.filter(code__in=codes)},
        {str(row.pk): row.display_name for row in sellers},
    )


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def labellers(names: Names) -> dict[str, Callable[[str], str]]:
    """Return for each form field how one of its values is said in words."""
    return {
        "category": lambda v: names.categories[v].display_name if v in names.categories else v,
        "country": country_text,
        "seller": lambda v: names.sellers.get(v, v),
        "brand": str,
        "currency": str,
        "stock": lambda v: _("In stock") if v == "yes" else _("Made to order or sold out"),
        "lead_time": _days,
        "minimum": _at_most,
        "attribute": lambda v: v.replace("=", ": ", 1),
    }


def _days(value: str) -> str:
    days = int(value) if _is_key(value) else 0
    return ngettext("Within %(days)s day", "Within %(days)s days", days) % {"days": days}


def _at_most(value: str) -> str:
    return _("1 unit") if value == "1" else _("Up to %(number)s units") % {"number": value}


def groups(found: Found, form: SearchForm, names: Names, leave_out: str = "") -> list[Group]:
    """Return the boxes of the left column; those with nothing to choose are left out."""
    legends = {
        "category": _("Category"),
        "country": _("Seller's country"),
        "seller": _("Seller"),
        "brand": _("Brand"),
        "stock": _("Stock"),
        "lead_time": _("Ships within"),
        "minimum": _("Minimum order"),
        "currency": _("Currency"),
    }
    words = labellers(names)
    made = [
        Group(
            name, legend, choices(found.facets.get(name, ()), form.given(name) or (), words[name])
        )
        for name, legend in legends.items()
        if name != leave_out
    ]
    return [group for group in [*made, *attribute_groups(found, form)] if group.choices]


def choices(counts: Counts, chosen: Sequence[str], label: Callable[[str], str]) -> list[Choice]:
    """Return the values with listings and those filtered by, the commonest eight and the chosen."""
    known = dict(counts)
    shown = [value for value, number in counts if number][:MOST_CHOICES]
    shown += [value for value in chosen if value not in shown]
    return [Choice(v, label(v), known.get(v, 0), v in chosen) for v in shown]


def attribute_groups(found: Found, form: SearchForm) -> list[Group]:
    """Return the attributes that many listings of the result have, with two values at least."""
    chosen = tuple(pair for pair in form.given("attribute") or () if "=" in pair)
    by_name: dict[str, list[tuple[str, int]]] = {}
    for pair, number in found.facets.get("attribute", ()):
        by_name.setdefault(pair.partition("=")[0], []).append((pair, number))
    in_force = list(dict.fromkeys(pair.partition("=")[0] for pair in chosen))
    offered = [
        name for name in by_name if name not in in_force and _is_telling(by_name[name], found)
    ]
    for name in in_force:
        counted = found.facets.get(f"attribute:{name}", ())
        by_name[name] = [entry for entry in counted if entry[0].startswith(f"{name}=")]
    return [
        _attribute_group(n, by_name[n], chosen) for n in (in_force + offered)[: _room(in_force)]
    ]


def _room(in_force: Sequence[str]) -> int:
    return max(MOST_ATTRIBUTE_GROUPS, len(in_force))


def _is_telling(counts: Counts, found: Found) -> bool:
    return len(counts) > 1 and sum(number for _pair, number in counts) >= found.total * COMMON


def _attribute_group(name: str, counts: Counts, chosen: Sequence[str]) -> Group:
    own = tuple(pair for pair in chosen if pair.startswith(f"{name}="))
    said = choices(counts, own, lambda pair: pair.partition("=")[2])
    return Group("attribute", name[:1].upper() + name[1:], said)
