"""What must be there before buyers see a listing; the single and the bulk verb ask here."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from catalogue.rules.tiers import PricedFrom, tier_table_fault


@dataclass(frozen=True, slots=True)
class Publishing:
    """The facts that decide whether a listing may be public."""

    seller_verified: bool
    title: str
    has_category: bool
    tiers: Sequence[PricedFrom]


def publishing_fault(facts: Publishing) -> object | None:
    """Return the first reason why a listing can not be published, or None."""
    if not facts.seller_verified:
        return _("Your company must be verified before its listings can be published.")
    if not facts.title.strip():
        return _("The listing needs a title.")
    if not facts.has_category:
        return _("The listing needs a category.")
    return tier_table_fault(facts.tiers)
