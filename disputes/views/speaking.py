"""What the two sides do on pages of their own: write, propose, add evidence, appeal."""

from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.translation import gettext as _

from disputes import actions
from disputes.actions.proving import speaking_obstacle, too_many
from disputes.forms import AppealForm, EvidenceForm, ProposeForm, SayForm
from disputes.limits import MOST_FILES
from disputes.views.parts.amounts import Money
from disputes.views.parts.claims import claim_of
from disputes.views.parts.sheet import evidence_of, money_sheet
from disputes.views.sides import DisputeMixin, SideMixin
from marketplace.kernel.views import ActionView


class SayView(DisputeMixin, ActionView):
    """One more statement; also the page that a refusal comes back to."""

    template_name = "disputes/words.html"
    form_class = SayForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words of the page."""
        obstacle = speaking_obstacle(self.dispute, self.request.party)
        return super().get_context_data(
            **self.here(),
            page_title=_("Write to the file"),
            text=_("For facts and questions. To move amounts, make a proposal."),
            button=_("Add to the file"),
            why_not=obstacle.reason if obstacle else None,
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Write it."""
        actions.say(self.dispute, form.cleaned_data["text"], by=self.request.party)
        return self.dispute.get_absolute_url() + "#talk"


class ProposeView(SideMixin, ActionView):
    """A remedy and an amount for each line, in place of the proposal on the table."""

    template_name = "disputes/propose.html"
    form_class = ProposeForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Add the lines, and the amounts of the proposal on the table to start from."""
        money = self.money()
        start = {f"refund_{one.name}": one.start for one in money.sums()}
        return {
            **super().get_form_kwargs(),
            "sums": money.sums(),
            "currency": self.dispute.currency,
            "initial": start,
        }

    def money(self) -> Money:
        """Return the amounts with the open proposal."""
        return Money(self.dispute, self.dispute.open_proposal, None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the claim, the amounts and what stands against proposing."""
        money = self.money()
        return super().get_context_data(
            **self.here(),
            **money_sheet(money),
            claim=claim_of(self.dispute, money.claimed, self.seat),
            open_proposal=money.proposal,
            why_not=None if self.may("propose") else _("There is nothing to settle any more."),
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Propose it."""
        actions.propose(self.dispute, form.offer(), by=self.request.party)
        messages.success(self.request, _("Your proposal is on the table."))
        return self.dispute.get_absolute_url()


class EvidenceView(SideMixin, ActionView):
    """One more file; another one may follow at once."""

    template_name = "disputes/add_evidence.html"
    form_class = EvidenceForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the files given so far and what stands against more."""
        evidence = evidence_of(self.dispute, self.request.party)
        mine = sum(each.company_id == self.request.party.company_id for each in evidence)
        return super().get_context_data(
            **self.here(),
            evidence=evidence,
            mine=mine,
            most=MOST_FILES,
            why_not=self.why_no_file(mine),
            **kwargs,
        )

    def why_no_file(self, mine: int) -> object | None:
        """Return why no file can be added, or None."""
        if not self.may("add_evidence"):
            return _("The file is closed to evidence.")
        return too_many() if mine >= MOST_FILES else None

    def act(self, form: Any) -> str:
        """Add it, and go back or stay for the next one."""
        actions.add_evidence(self.dispute, form.exhibit(), by=self.request.party)
        messages.success(self.request, _("The file is in the dispute."))
        if self.request.POST.get("next") == "more":
            return reverse("disputes:evidence", args=[self.dispute.number])
        return self.dispute.get_absolute_url() + "#evidence"


class AppealView(SideMixin, ActionView):
    """Ask for another moderator's decision."""

    template_name = "disputes/words.html"
    form_class = AppealForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the words of the page."""
        return super().get_context_data(
            **self.here(),
            page_title=_("Appeal"),
            text=_(
                "A moderator who had no part in the ruling reads the whole file again."
                " What that moderator decides is final."
            ),
            button=_("Appeal to another moderator"),
            why_not=None if self.may("appeal") else _("There is no ruling that you can appeal."),
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Appeal."""
        actions.appeal(self.dispute, form.cleaned_data["reason"], by=self.request.party)
        messages.success(self.request, _("Your appeal is with another moderator."))
        return self.dispute.get_absolute_url()
