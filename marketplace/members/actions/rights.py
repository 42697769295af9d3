"""Who may change people, units and limits of a company, said once for every verb."""

from django.utils.translation import gettext as _

from marketplace.accounts.queries import identity_obstacle
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


def require_manager(by: Party) -> int:
    """Return the key of the company that the party manages. Raises Refused."""
    if by.company_id is None or not by.may("manage"):
        raise Refused(_("Only owners and administrators manage people."), code="wrong_actor")
    return by.company_id


def require_real_person(by: Party) -> None:
    """Raise Refused until the person has handed the identity check in (spec section 1)."""
    obstacle = identity_obstacle(by.person_id)
    if obstacle is not None:
        raise Refused(obstacle, code="identity")
