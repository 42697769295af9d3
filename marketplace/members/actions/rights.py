"""Who may change people, units and limits of a company, said once for every verb."""

from django.utils.translation import gettext as _

from marketplace.companies.models import Member
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


def require_manager(by: Party) -> int:
    """Return the key of the company that the party manages. Raises Refused."""
    if by.company_id is None or not by.may("manage"):
        raise Refused(_("Only owners and administrators manage people."), code="wrong_actor")
    return by.company_id


def not_yet_in(company_id: int, person_id: int, otherwise: str) -> None:
    """Raise Refused in the words of `otherwise` for somebody who is in the company; the caller
    holds its people."""
    here = Member.objects.active().filter(company_id=company_id)
    if here.filter(person_id=person_id).exists():
        raise Refused(otherwise, code="member")
