"""Steps of a dispute and of a proposal without a form of their own: each says what it brings."""

from typing import Any

from disputes.models import Dispute, Proposal
from disputes.views.parts.amounts import Money
from disputes.views.parts.consequences import Consequence, of_dispute, of_proposal
from disputes.views.sides import DESK, OFFICE
from marketplace.kernel.process import Row
from marketplace.kernel.step_view import StepView
from marketplace.kernel.visibility import load


class DisputeStepView(StepView):
    """A step of the dispute of the address."""

    template_name = "disputes/step.html"

    def found(self) -> tuple[Any, Row]:
        """Return the visible dispute and the step's row. Raises Http404."""
        if self._found is None:
            dispute = load(Dispute, self.request.party, number=self.kwargs["number"])
            self._found = (dispute, self._row(dispute))
        return self._found

    def dispute(self) -> Dispute:
        """Return the dispute that the step is about. Raises Http404."""
        found: Dispute = self.found()[0]
        return found

    def consequence(self) -> Consequence:
        """Return what the step brings, with figures."""
        dispute, row = self.found()
        return of_dispute(row, Money(dispute, None, dispute.ruling))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the dispute, what the step brings and the way back."""
        dispute = self.dispute()
        return super().get_context_data(
            dispute=dispute,
            order=dispute.order,
            consequence=self.consequence(),
            back=dispute.get_absolute_url(),
            layout=OFFICE if self.request.party.is_staff else DESK,
            **kwargs,
        )


class ProposalStepView(DisputeStepView):
    """An answer to a proposal."""

    def found(self) -> tuple[Any, Row]:
        """Return the visible proposal and the step's row. Raises Http404."""
        if self._found is None:
            proposal = load(Proposal, self.request.party, pk=self.kwargs["pk"])
            self._found = (proposal, self._row(proposal))
        return self._found

    def dispute(self) -> Dispute:
        """Return the proposal's dispute. Raises Http404."""
        found: Dispute = self.found()[0].dispute
        return found

    def consequence(self) -> Consequence:
        """Return what the answer brings, with figures."""
        proposal, row = self.found()
        return of_proposal(row, Money(proposal.dispute, proposal, None))
