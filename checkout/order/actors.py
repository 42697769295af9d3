"""The person and the company behind a party, where a row has to name one."""

from django.utils.translation import gettext as _

from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


def person_of(by: Party) -> int:
    """Return the key of the person who acts. Raises Refused when nobody is signed in."""
    if by.person_id is None:
        raise Refused(_("Sign in to do this."), code="wrong_actor")
    return by.person_id


def company_of(by: Party) -> int:
    """Return the key of the company acted for. Raises Refused for staff and visitors."""
    if by.company_id is None:
        raise Refused(_("Choose the company that you act for."), code="wrong_actor")
    return by.company_id
