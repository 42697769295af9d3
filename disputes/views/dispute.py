"""The page of one dispute for its two sides."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import TemplateView

from disputes.views.parts.sheet import sheet
from disputes.views.parts.turns import turn_of
from disputes.views.sides import DisputeMixin


class DisputeView(DisputeMixin, TemplateView):
    """Turn, claim and answer, amounts, conversation, evidence, ruling, what comes next."""

    template_name = "disputes/dispute.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it; moderators read the file instead."""
        if request.party.is_staff:
            return HttpResponseRedirect(reverse("disputes:file", args=[self.dispute.number]))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add all that the page shows, from the party's seat."""
        seat, page = self.seat, sheet(self.seat)
        proposal = page["money"].proposal
        waiting = proposal if proposal and proposal.status == "open" else None
        turn = turn_of(self.dispute, waiting, seat.party, seat.side)
        return super().get_context_data(**self.here(), **page, turn=turn, **kwargs)
