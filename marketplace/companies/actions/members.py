"""Who acts for a company: adding a person, changing a role, leaving."""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.companies.models import Company, Member
from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.party import COMPANY_ROLES, Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def add_member(company: Company, person_id: int, role: str, *, by: Party) -> Member:
    """Give a person a role in a company, or their place back; return the membership.

    Raises Refused for anybody but its managers, for an unknown role, and for giving away ownership
    without being an owner.
    """
    _manages(company, by)
    _may_give(role, by)
    member, _made = Member.objects.update_or_create(
        person_id=person_id,
        company=company,
        defaults={"role": role, "active": True},
        create_defaults={"role": role, "joined_at": now()},
    )
    events.record("company.member_added", company, by=by, member=person_id, role=role)
    return member


@transaction.atomic
def set_role(member: Member, role: str, *, by: Party) -> Member:
    """Change a colleague's role; an empty one ends the membership at the next request.

    Raises Refused as `add_member` does, and when it would leave the company without an owner.
    """
    _manages(member.company, by)
    if role:
        _may_give(role, by)
    if member.role == "owner":
        _not_the_last(member, by)
    member.role, member.active = role or member.role, bool(role)
    member.save(update_fields=["role", "active"])
    events.record("company.role_changed", member.company, by=by, member=member.person_id, role=role)
    return member


def _manages(company: Company, by: Party) -> None:
    if by.is_system:
        return
    if by.company_id != company.pk or not by.may("manage"):
        raise Refused(_("Only owners and administrators manage people."), code="wrong_actor")


def _may_give(role: str, by: Party) -> None:
    if role not in COMPANY_ROLES:
        raise Refused(_("There is no such role."), code="unknown_role", field="role")
    if role == "owner" and by.role not in {"owner", "system"}:
        raise Refused(_("Only an owner makes owners."), code="wrong_actor", field="role")


def _not_the_last(member: Member, by: Party) -> None:
    if by.role not in {"owner", "system"}:
        raise Refused(_("Only an owner changes owners."), code="wrong_actor", field="role")
    owners = Member.objects.select_for_update().filter(
        company_id=member.company_id, role="owner", active=True
    )
    if not any(owner.pk != member.pk for owner in owners):
        raise Refused(_("The last owner can not leave."), code="last_owner", field="role")
