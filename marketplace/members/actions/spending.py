"""Setting what a member may spend, and noting what a purchase counts against."""

from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.companies.actions.members import lock_people
from marketplace.companies.models import Member
from marketplace.kernel import events
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.members.actions.rights import require_manager
from marketplace.members.models import Charge, SpendingLimit, Unit
from marketplace.members.rules import Allowance


@transaction.atomic
def allow(member: Member, allowance: Allowance, *, by: Party) -> SpendingLimit:
    """Set a colleague's unit and spending limits; they count from the next purchase on.

    Raises Refused without the right, for an administrator's own limits or an owner's, and for a
    unit of another company.
    """
    company_id = require_manager(by)
    if member.company_id != company_id or not member.active:
        raise Refused(_("This person is no longer in the company."), code="gone")
    if not by.may("own") and (member.person_id == by.person_id or member.role == "owner"):
        raise Refused(_("Only an owner changes these limits."), code="wrong_actor")
    lock_people(company_id)
    own_unit(allowance.unit_id, company_id)
    limit = write_limit(member, allowance)
    facts = asdict(allowance)
    events.record("company.limit_set", member.company, by=by, member=member.person_id, **facts)
    return limit


def own_unit(unit_id: int | None, company_id: int) -> None:
    """Raise Refused for a unit that is closed or of another company."""
    if unit_id is None:
        return
    if not Unit.objects.open().filter(pk=unit_id, company_id=company_id).exists():
        raise Refused(_("There is no such unit."), code="unit", field="unit")


def write_limit(member: Member, allowance: Allowance) -> SpendingLimit:
    """Write the limits of a membership; the caller has asked who may."""
    limit, _made = SpendingLimit.objects.update_or_create(member=member, defaults=asdict(allowance))
    return limit


def charge(purchase_id: int, *, by: Party) -> Charge | None:
    """Note which member and unit a placed purchase counts against, in the placement's transaction.

    Returns None for a party without a membership.
    """
    member = (
        Member.objects.active()
        .filter(company_id=by.company_id, person_id=by.person_id)
        .select_related("spending")
        .first()
    )
    if member is None:
        return None
    limit = getattr(member, "spending", None)
    return Charge.objects.create(
        purchase_id=purchase_id, member=member, unit_id=limit.unit_id if limit else None
    )
