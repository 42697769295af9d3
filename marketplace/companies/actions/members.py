"""Who acts for a company: adding a person, changing a role, leaving, handing ownership over.

Every verb locks the company's row first, so that two owners who step down at once do so one after
the other, and the second is refused.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.frozen import must_be_open
from marketplace.accounts.queries import identity_obstacle
from marketplace.companies.models import Company, Member
from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import COMPANY_ROLES, Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def add_member(company: Company, person_id: int, role: str, *, by: Party) -> Member:
    """Give a person a role in a company, or their place back; return the membership.

    Raises Refused for anybody but its managers, for an unknown role, for giving away ownership
    without being an owner, and when it would leave the company without an owner.
    """
    _manages(company.pk, by)
    may_give(role, by)
    lock_people(company.pk)
    member = Member.objects.filter(person_id=person_id, company=company).first()
    if member is None:
        member = Member(person_id=person_id, company=company, joined_at=now())
    elif member.active and member.role == "owner" != role:
        _not_the_last(member, by)
    before = member.role if member.active and member.pk else ""
    member.role, member.active = role, True
    member.save()
    _record("company.member_added", member, by, before=before, role=role)
    return member


@transaction.atomic
def set_role(member: Member, role: str, *, by: Party) -> Member:
    """Change a colleague's role; an empty one ends the membership at the next request.

    Raises Refused as `add_member` does, and without the identity check.
    """
    _manages(member.company_id, by)
    require_real_person(by)
    if role:
        may_give(role, by)
    return _changed(member, role, by)


@transaction.atomic
def leave(member: Member, *, by: Party) -> Member:
    """End one's own membership at the next request.

    Raises Refused for the last owner, and while one's account is frozen.
    """
    must_be_open(by)
    if by.person_id != member.person_id or by.company_id != member.company_id:
        raise Refused(_("Only the person leaves."), code="wrong_actor")
    return _changed(member, "", by)


@transaction.atomic
def hand_over(member: Member, *, by: Party) -> Member:
    """Make a colleague owner and oneself administrator, in one step; return the colleague's place.

    Raises Refused for anybody but an owner, and for a colleague who is an owner already.
    """
    _owns(member.company_id, by)
    require_real_person(by)
    lock_people(member.company_id)
    own = Member.objects.active().get(company_id=member.company_id, person_id=by.person_id or 0)
    if own.pk == member.pk or own.role != "owner":
        raise Refused(_("An owner hands over to a colleague."), code="wrong_actor")
    heir = _changed(member, "owner", by)
    _changed(own, "administrator", by)
    return heir


def require_real_person(by: Party) -> None:
    """Raise Refused until the person has handed the identity check in (spec section 1)."""
    obstacle = None if by.is_system else identity_obstacle(by.person_id)
    if obstacle is not None:
        raise Refused(obstacle, code="identity")


def may_give(role: str, by: Party) -> None:
    """Raise Refused for a role that does not exist, and for ownership given by no owner."""
    if role not in COMPANY_ROLES:
        raise Refused(_("There is no such role."), code="unknown_role", field="role")
    if role == "owner" and not (by.is_system or by.may("own")):
        raise Refused(_("Only an owner makes owners."), code="wrong_actor", field="role")


def lock_people(company_id: int) -> None:
    """Wait for whoever else changes people of the company, until the transaction ends; what refers
    to it need not wait."""
    Company.objects.select_for_update(no_key=True).filter(pk=company_id).get()


def _changed(member: Member, role: str, by: Party) -> Member:
    lock_people(member.company_id)
    present = Member.objects.get(pk=member.pk)
    before = present.role if present.active else ""
    if not before:
        raise Refused(_("This person is no longer in the company."), code="gone")
    if before == "owner" != role:
        _not_the_last(present, by)
    if before != role:
        _write(present, role)
        _record("company.role_changed", present, by, before=before, role=role)
    member.role, member.active = present.role, present.active
    return member


def _write(member: Member, role: str) -> None:
    """A leaver keeps the last role in the row; the place is inactive."""
    member.role, member.active = role or member.role, bool(role)
    member.save(update_fields=["role", "active"])


def _record(name: str, member: Member, by: Party, **facts: str) -> Event:
    return events.record(name, member.company, by=by, member=member.person_id, **facts)


def _manages(company_id: int, by: Party) -> None:
    if by.is_system:
        return
    if by.company_id != company_id or not by.may("manage"):
        raise Refused(_("Only owners and administrators manage people."), code="wrong_actor")


def _owns(company_id: int, by: Party) -> None:
    if by.company_id != company_id or not by.may("own"):
        raise Refused(_("Only an owner hands ownership over."), code="wrong_actor")


def _not_the_last(member: Member, by: Party) -> None:
    leaving = by.person_id == member.person_id
    if not (by.is_system or by.may("own") or leaving):
        raise Refused(_("Only an owner changes owners."), code="wrong_actor", field="role")
    owners = Member.objects.active().filter(company_id=member.company_id, role="owner")
    if not owners.exclude(pk=member.pk).exists():
        raise Refused(
            _("The last owner can not leave. Make a colleague owner first."),
            code="last_owner",
            field="role",
        )
