"""Who sees a dispute."""

from typing import TYPE_CHECKING, Self

from django.db.models import Q

from disputes.process.states import OPEN
from marketplace.companies.models import Member
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet

if TYPE_CHECKING:
    from disputes.models.dispute import Dispute


class DisputeQuerySet(ScopedQuerySet):
    """Both companies see their dispute; moderators see all but those they are tied to."""

    def visible_to(self, party: Party) -> Self:
        """Return the disputes that the party may see."""
        if party.is_system:
            return self.all()
        if party.may("moderate"):
            tied = Member.objects.filter(person_id=party.person_id).values("company_id")
            return self.exclude(Q(order__buyer__in=tied) | Q(order__seller__in=tied))
        if not (party.is_member and party.may("view")):
            return self.none()
        mine = Q(order__buyer_id=party.company_id) | Q(order__seller_id=party.company_id)
        return self.filter(mine)

    def may_see(self, party: Party, dispute: "Dispute") -> bool:
        """Say whether the party may see one dispute: the twin of `visible_to`."""
        if party.is_system:
            return True
        if party.may("moderate"):
            return not dispute.is_tied(party.person_id)
        sides = (dispute.buyer_id, dispute.seller_id)
        return party.is_member and party.may("view") and party.company_id in sides

    def open(self) -> Self:
        """Return the disputes that have not ended."""
        return self.filter(status__in=OPEN)
