"""What this application holds of people: invited addresses, requests, limits, charges."""

from typing import Any, Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding


def to_address_of(person: Any) -> Q:
    """Return the condition of invitations to a person's address."""
    return Q(email__iexact=person.email)


HOLDINGS: Final = (
    Holding(
        model="members.Invitation",
        person="invited_by",
        fields=("invited_by",),
        purpose=_("To show who offered a place in a company"),
        basis="contract",
        forget="anonymise",
        retain=_("As long as the company; it shows who let whom in"),
        export=False,
    ),
    Holding(
        model="members.Invitation",
        person="",
        found=to_address_of,
        fields=("email", "message"),
        purpose=_("To send an invitation to a colleague; given by the company"),
        basis="legitimate_interest",
        forget="erase",
        retain=_("Until the company closes; the address is only shown to its managers"),
    ),
    Holding(
        model="members.JoinRequest",
        person="person",
        fields=("person", "message"),
        purpose=_("To ask a company for a place"),
        basis="contract",
        forget="erase",
        retain=_("Until the account is closed"),
    ),
)
NOT_PERSONAL: Final[dict[str, tuple[str, ...]]] = {
    "members.Invitation": ("language", "token_hash", "source"),
    "members.Unit": ("name", "cost_centre"),
}
