"""Decisions about a file: claim, approve, send back, release; the next file opens after one."""

from typing import Any

from django.urls import reverse

from marketplace.kernel.forms import ActingForm
from marketplace.kernel.step_view import StepView
from marketplace.kernel.steps import take
from marketplace.kernel.views import ActionView, StaffMixin
from marketplace.moderation import queries
from marketplace.moderation.actions import approve, send_back
from marketplace.moderation.forms import ApproveForm, SendBackForm
from marketplace.moderation.queries.queue import Filters
from marketplace.moderation.views.review import FileMixin


class ReviewStepView(StaffMixin, StepView):
    """A step of a file taken by a moderator, who then sees the file."""

    right = "verify"

    def act(self, form: Any) -> str:
        """Take the step and go back to the review."""
        super().act(form)
        return reverse("moderation:company", args=[self.kwargs["pk"]])


class DecisionView(ReviewStepView):
    """A decision, after which the next file of the queue opens."""

    template_name = "moderation/decision.html"

    def following(self) -> str:
        """Return the address of the next file of the queue as it was narrowed, or of the queue."""
        filters = Filters.of(self.request.GET)
        after = queries.place(self.found()[0], self.request.party, filters).next_id
        if after is None:
            return reverse("moderation:companies")
        asked = self.request.GET.urlencode()
        address = reverse("moderation:company", args=[after])
        return f"{address}?{asked}" if asked else address


class ApproveView(DecisionView):
    """Approve the file."""

    def get_form_class(self) -> type[ApproveForm]:
        """Ask for a note."""
        return ApproveForm

    def act(self, form: Any) -> str:
        """Approve and go on."""
        following = self.following()
        approve(self.found()[0], by=self.request.party, note=form.cleaned_data["note"])
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
        following = self.following()
        send_back(self.found()[0], by=self.request.party, note=form.cleaned_data["reason"])
        return following


class ReleaseView(FileMixin, ActionView):
    """Give a claimed file back to the queue, in its old place."""

    template_name = "moderation/release.html"
    form_class = ActingForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the file."""
        return super().get_context_data(company=self.company, **kwargs)

    def act(self, form: Any) -> str:
        """Give it back."""
        del form
        take(self.company, "release", by=self.request.party)
        return reverse("moderation:companies")
