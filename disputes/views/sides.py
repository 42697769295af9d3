"""A page of one dispute for its two sides."""

from functools import cached_property
from typing import Any, Final

from django.http import Http404
from django.urls import reverse

from disputes.models import Dispute
from disputes.process.conditions import either
from disputes.views.parts.seats import Seat
from marketplace.kernel import steps
from marketplace.kernel.party import Party
from marketplace.kernel.views import MemberMixin
from marketplace.kernel.visibility import load

DESK: Final = "layouts/desk.html"
OFFICE: Final = "layouts/moderation.html"


class DisputeMixin(MemberMixin):
    """The dispute of the address, seen from the party's seat; 404 to everybody else."""

    def suits(self, party: Party) -> bool:
        """Members of companies, and moderators."""
        return party.may("moderate") or super().suits(party)

    @cached_property
    def dispute(self) -> Dispute:
        """The dispute. Raises Http404."""
        found: Dispute = load(Dispute, self.request.party, number=self.kwargs["number"])
        return found

    @property
    def seat(self) -> Seat:
        """Who reads."""
        return Seat(self.request.party, self.dispute)

    def may(self, step: str) -> bool:
        """Say whether the party can take a step of the table now."""
        offers = steps.available(self.dispute, self.request.party)
        return any(offer.row.name == step and offer.why_not is None for offer in offers)

    def here(self) -> dict[str, Any]:
        """Return what every page of a dispute names."""
        dispute, side = self.dispute, self.seat.side
        return {
            "dispute": dispute,
            "order": dispute.order,
            "seat": side,
            "own": self.request.party.company_id,
            "other": dispute.other_side(self.request.party.company_id),
            "rail_path": reverse("disputes:sales") if side == "seller" else "",
            "layout": OFFICE if self.request.party.is_staff else DESK,
        }


class SideMixin(DisputeMixin):
    """A page on which one of the two sides does something."""

    def suits(self, party: Party) -> bool:
        """Those who buy or sell for a company."""
        return party.is_member and (party.may("buy") or party.may("sell"))

    @cached_property
    def dispute(self) -> Dispute:
        """The dispute. Raises Http404 to who does not act for one of its sides."""
        found: Dispute = load(Dispute, self.request.party, number=self.kwargs["number"])
        if not either(self.request.party, found):
            raise Http404
        return found
