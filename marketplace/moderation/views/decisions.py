"""Decisions about a file: claim, approve, send back, release; the next file opens after one."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from marketplace.kernel.forms import ActingForm
from marketplace.kernel.step_view import StepView
from marketplace.kernel.views import ActionView, StaffMixin
from marketplace.moderation import queries
from marketplace.moderation.actions import approve, claim_next, release, send_back
from marketplace.moderation.forms import ApproveForm, ReleaseForm, SendBackForm
from marketplace.moderation.queries.queue import Filters
from marketplace.moderation.views.parts import narrowing
from marketplace.moderation.views.review import FileMixin


class ReviewStepView(StaffMixin, StepView):
    """A step of a file taken by a moderator, who then sees the file."""

    right = "verify"

    def act(self, form: Any) -> str:
        """Take the step and go back to the review."""
        super().act(form)
        return _narrowed(self.request, reverse("moderation:company", args=[self.kwargs["pk"]]))


class DecisionView(ReviewStepView):
    """A decision, after which the next file of the queue opens."""

    template_name = "moderation/decision.html"

    def following(self) -> str:
        """Return the address of the next file of the queue as it was narrowed, or of the queue."""
        filters = Filters.of(narrowing(self.request))
        after = queries.place(self.found()[0], self.request.party, filters).next_id
        args = [after] if after else []
        address = reverse("moderation:company" if after else "moderation:companies", args=args)
        return _narrowed(self.request, address)


class ApproveView(DecisionView):
    """Approve the file."""

    def get_form_class(self) -> type[ApproveForm]:
        """Ask for a note."""
        return ApproveForm

    def act(self, form: Any) -> str:
        """Approve and go on."""
        following, (company, _row) = self.following(), self.found()
        note, party = form.cleaned_data["note"], self.request.party
        self.take(lambda: approve(company, by=party, note=note))
        return following


class SendBackView(DecisionView):
    """Send the file back with the remarks on its points."""

    def get_form_class(self) -> type[SendBackForm]:
        """Ask for what is said over the remarks."""
        return SendBackForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the remarks that go with it."""
        company = self.found()[0]
        shown = queries.points(company, company.papers.filter(change=None).order_by("pk"))
        wrong = [point for point in shown if point.verdict and not point.verdict.in_order]
        return super().get_context_data(wrong=wrong, **kwargs)

    def act(self, form: Any) -> str:
        """Send it back and go on."""
        following, (company, _row) = self.following(), self.found()
        note, party = form.cleaned_data["reason"], self.request.party
        self.take(lambda: send_back(company, by=party, note=note))
        return following


class ReleaseView(FileMixin, ActionView):
    """Give a claimed file back to the queue, in its old place."""

    template_name = "moderation/release.html"

    def get_form_class(self) -> type[ActingForm]:
        """Ask why where somebody else has claimed it."""
        return ActingForm if self.is_mine else ReleaseForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the file, and whether the one who looks has claimed it."""
        company, is_mine = self.company, self.is_mine
        return super().get_context_data(company=company, is_mine=is_mine, **kwargs)

    def act(self, form: Any) -> str:
        """Give it back and say so."""
        company = self.company
        release(company, by=self.request.party, why=form.cleaned_data.get("why", ""))
        said = _("The file of %(object)s is back in the queue.") % {"object": company.legal_name}
        messages.success(self.request, said)
        return _narrowed(self.request, reverse("moderation:companies"))


class ClaimNextView(StaffMixin, View):
    """Claim the first file of the queue, as it is narrowed, that nobody has; and open it."""

    http_method_names = ["post"]  # noqa: RUF012
    right = "verify"

    def post(self, request: Any) -> HttpResponseRedirect:
        """Do it, or say that none waits."""
        company = claim_next(Filters.of(narrowing(request)), by=request.party)
        if company is None:
            messages.info(request, _("No file waits here that nobody has."))
            return HttpResponseRedirect(_narrowed(request, reverse("moderation:companies")))
        address = reverse("moderation:company", args=[company.pk])
        return HttpResponseRedirect(_narrowed(request, address))


def _narrowed(request: Any, address: str) -> str:
    asked = narrowing(request).urlencode()
    return f"{address}?{asked}" if asked else address
