"""From which side a page is seen, and how people and companies are named to that side."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from disputes.models import Dispute
from marketplace.kernel.party import Party


@dataclass(frozen=True, slots=True)
class Seat:
    """A reader of a dispute: a party that sees it, as buyer, as seller, or as a moderator."""

    party: Party
    dispute: Dispute

    @property
    def side(self) -> str:
        """Which of the two sides it is: buyer, seller, or neither (empty)."""
        return side_of(self.dispute, self.party.company_id)

    def is_mine(self, company_id: int | None) -> bool:
        """Say whether something comes from the reader's own company."""
        return company_id is not None and company_id == self.party.company_id

    def named(self, person: Any, company_id: int | None) -> str:
        """Return who a person is: moderators are not named to the two sides."""
        if person.pk == self.party.person_id:
            return _("You")
        if company_id is None and not self.party.is_staff:
            return _("Comptoir, moderator")
        return str(person.get_full_name() or person)


def side_of(dispute: Dispute, company_id: int | None) -> str:
    """Return which side a company is: buyer, seller, or neither (empty)."""
    sides = {dispute.buyer_id: "buyer", dispute.seller_id: "seller"}
    return sides.get(company_id, "") if company_id is not None else ""
