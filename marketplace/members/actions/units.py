"""Making, changing and closing units of a company."""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.companies.actions.members import lock_people
from marketplace.companies.models import Address, Member
from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.members.actions.rights import require_manager
from marketplace.members.models import SpendingLimit, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitFacts:
    """A unit as given; addresses and the responsible person are keys of the company's own."""

    name: str
    cost_centre: str = ""
    delivery_id: int | None = None
    invoice_id: int | None = None
    budget: Decimal | None = None
    currency: str = "EUR"
    responsible_id: int | None = None


@transaction.atomic
def save_unit(facts: UnitFacts, *, by: Party, unit: Unit | None = None) -> Unit:
    """Make a unit of the acting company, or change one; return it.

    Raises Refused without the right, for a name in use, and for addresses or people of others.
    """
    company_id = require_manager(by)
    lock_people(company_id)
    if unit is not None and not _is_open(unit, company_id):
        raise Refused(_("This unit is closed."), code="closed")
    _own(facts, company_id)
    _free_name(facts.name, company_id, unit)
    kept = unit or Unit(company_id=company_id)
    for name, value in asdict(facts).items():
        setattr(kept, name, value)
    kept.save()
    events.record("unit.saved", kept, by=by, budget=facts.budget, currency=facts.currency)
    return kept


@transaction.atomic
def close_unit(unit: Unit, *, by: Party) -> None:
    """Close a unit; its people keep their own limits, what was charged to it stays.

    A second time changes nothing. Raises Refused without the right.
    """
    if require_manager(by) != unit.company_id:
        raise Refused(_("There is no such unit."), code="unit")
    lock_people(unit.company_id)
    if not _is_open(unit, unit.company_id):
        return
    SpendingLimit.objects.filter(unit=unit).update(unit=None)
    unit.closed_at = now()
    unit.save(update_fields=["closed_at"])
    events.record("unit.closed", unit, by=by)


def _is_open(unit: Unit, company_id: int) -> bool:
    """Ask anew: the page that was opened may be old."""
    return bool(Unit.objects.open().filter(pk=unit.pk, company_id=company_id).exists())


def _own(facts: UnitFacts, company_id: int) -> None:
    wanted: tuple[tuple[str, Any, int | None], ...] = (
        ("delivery", Address.objects, facts.delivery_id),
        ("invoice", Address.objects, facts.invoice_id),
        ("responsible", Member.objects.active(), facts.responsible_id),
    )
    for field, rows, key in wanted:
        if key is not None and not rows.filter(pk=key, company_id=company_id).exists():
            raise Refused(_("Choose one of your company's own."), code="foreign", field=field)


def _free_name(name: str, company_id: int, unit: Unit | None) -> None:
    same = Unit.objects.open().filter(company_id=company_id, name__iexact=name)
    if same.exclude(pk=unit.pk if unit else None).exists():
        raise Refused(_("There is a unit of this name."), code="name", field="name")
