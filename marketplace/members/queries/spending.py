"""Limits, budgets and what is left of them this month."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from django.db.models import Prefetch, Q, QuerySet, Sum

from marketplace.companies.models import Member
from marketplace.kernel.clock import today
from marketplace.kernel.deadlines import end_of_day
from marketplace.kernel.party import Party
from marketplace.members.models import Charge, SpendingLimit, Unit
from marketplace.members.queries.rights import names
from marketplace.members.rules import Cap

COUNTED: Final = Sum("purchase__orders__gross", filter=~Q(purchase__orders__status="cancelled"))
"""What counts of a purchase: all its orders but the cancelled ones, gross."""


def limit_of(party: Party) -> SpendingLimit | None:
    """Return the party's own limits and unit, or None where nothing was set; one query."""
    found = SpendingLimit.objects.filter(
        member__company_id=party.company_id or 0,
        member__person_id=party.person_id or 0,
        member__active=True,
    )
    limit: SpendingLimit | None = found.select_related("unit", "member").first()
    return limit


def limits_of(party: Party) -> tuple[Cap, ...]:
    """Return what limits the party's purchases; empty when nothing does."""
    return caps_of(limit_of(party))


def caps_of(limit: SpendingLimit | None) -> tuple[Cap, ...]:
    """Return what limits a member: the own limits and the unit's budget, with what was spent."""
    if limit is None:
        return ()
    own = Cap(
        currency=limit.currency,
        per_order=limit.per_order,
        per_month=limit.per_month,
        spent=spent(limit.currency, member=limit.member) if limit.per_month else Decimal(0),
    )
    found = (own, cap_of_unit(limit.unit)) if limit.unit else (own,)
    return tuple(cap for cap in found if cap.binds)


def cap_of_unit(unit: Unit) -> Cap:
    """Return a unit's monthly budget with what its people spent of it."""
    return _cap(unit, spent(unit.currency, unit=unit) if unit.budget else Decimal(0))


def _cap(unit: Unit, used: Decimal) -> Cap:
    return Cap(currency=unit.currency, unit=unit.name, per_month=unit.budget, spent=used)


def spent(currency: str, *, member: Member | None = None, unit: Unit | None = None) -> Decimal:
    """Return what a member or unit placed this calendar month, gross, in one currency.

    The month is the platform's zone's; cancelled orders do not count.
    """
    whose = {"unit": unit} if unit is not None else {"member": member}
    placed = _this_month().filter(**whose, purchase__currency=currency)
    return placed.aggregate(total=COUNTED)["total"] or Decimal(0)


def _this_month() -> QuerySet[Charge]:
    return Charge.objects.filter(purchase__placed_at__gt=before_this_month())


def _spent_by_unit(party: Party) -> dict[tuple[int, str], Decimal]:
    """Return what each unit of the company placed this month, by unit and currency; one query."""
    placed = _this_month().filter(unit__company_id=party.company_id or 0).order_by()
    rows = placed.values_list("unit", "purchase__currency").annotate(total=COUNTED)
    return {(unit, currency): total or Decimal(0) for unit, currency, total in rows}


def before_this_month() -> datetime:
    """Return the last instant of the month before, in the platform's zone."""
    return end_of_day(today().replace(day=1) - timedelta(days=1))


def units_with_budgets(party: Party) -> list[tuple[Unit, list[str], Cap | None]]:
    """Return the company's open units, each with its people's names and, for managers and its
    own people, the budget; four queries however many there are."""
    units = Unit.objects.visible_to(party).open().select_related("responsible__person")
    with_people = units.prefetch_related(Prefetch("people", _active_people()))
    own, used = limit_of(party), _spent_by_unit(party)
    return [
        (
            unit,
            _names_in(unit),
            _cap(unit, used.get((unit.pk, unit.currency), Decimal(0)))
            if _sees_budget(party, own, unit)
            else None,
        )
        for unit in with_people
    ]


def _active_people() -> QuerySet[SpendingLimit]:
    active = SpendingLimit.objects.filter(member__active=True).order_by("pk")
    found: QuerySet[SpendingLimit] = active.select_related("member__person")
    return found


def _names_in(unit: Unit) -> list[str]:
    return names(limit.member for limit in unit.people.all())


def _sees_budget(party: Party, own: SpendingLimit | None, unit: Unit) -> bool:
    return party.may("manage") or (own is not None and own.unit_id == unit.pk)


def people_of(unit: Unit) -> list[Member]:
    """Return the members who belong to a unit now."""
    return [limit.member for limit in _active_people().filter(unit=unit)]
