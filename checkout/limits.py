"""Spending limits at the basket and at placement: what is left, and the refusal that binds.

Amounts are gross. A basket in another currency than a limit's is refused: no rate is assumed.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.members.models import SpendingLimit, Unit
from marketplace.members.queries import caps_of, limit_of, limits_of, names, who_may
from marketplace.members.rules import Cap, shortfall
from marketplace.members.words import why_short

MOST_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """What limits a buyer before the order: the caps, why this total breaks one, who can help."""

    caps: tuple[Cap, ...]
    why_not: str
    helpers: tuple[str, ...]


def standing(by: Party, total: Decimal | None, currency: str | None) -> Standing | None:
    """Return how a total stands against the party's limits, or None where nothing limits.

    Without a total or a currency only what is left is said. One query for who has no limit.
    """
    caps = limits_of(by) if by.is_member and by.may("buy") else ()
    if not caps:
        return None
    short = shortfall(caps, total, currency) if total is not None and currency else None
    why_not = why_short(short, currency or "") if short else ""
    return Standing(caps, why_not, helpers(by) if short else ())


def helpers(by: Party) -> tuple[str, ...]:
    """Return names of colleagues who can raise the limit or order themselves."""
    managers = [m for m in who_may(by.company_id, "manage") if m.person_id != by.person_id]
    return tuple(names(managers[:MOST_NAMED]))


def check(by: Party, gross: Decimal, currency: str) -> None:
    """Refuse a purchase that breaks a limit; inside the placement's transaction.

    The rows of unit and limit stay locked until its end, so that purchases of one budget are
    counted one after the other. Raises Refused with the limit, and who can help.
    """
    limit = limit_of(by)
    if limit is None:
        return
    short = shortfall(caps_of(_locked(limit)), gross, currency)
    if short is not None:
        raise Refused(_advice(why_short(short, currency), helpers(by)), code="limit")


def _locked(limit: SpendingLimit) -> SpendingLimit:
    """Return the limit as it stands once both rows are ours; the limit first, as closing a unit."""
    rows = SpendingLimit.objects.select_for_update(of=("self",))
    found: SpendingLimit = rows.select_related("member").get(pk=limit.pk)
    if found.unit_id:
        found.unit = Unit.objects.select_for_update().get(pk=found.unit_id)
    return found


def _advice(why: str, people: tuple[str, ...]) -> str:
    if not people:
        return _("Nothing was ordered. %(why)s") % {"why": why}
    words = _("Nothing was ordered. %(why)s These colleagues can change the limit: %(people)s.")
    return words % {"why": why, "people": ", ".join(people)}
