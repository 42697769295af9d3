"""The queue of company files, the review of one, and the decisions about it."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.views.generic import ListView, TemplateView

from marketplace.companies.models import Company, Paper
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.step_view import ReasonForm, StepView
from marketplace.kernel.steps import take
from marketplace.kernel.views import ActionView, StaffMixin
from marketplace.kernel.visibility import load
from marketplace.moderation import queries
from marketplace.moderation.forms import ApproveForm


class QueueView(StaffMixin, ListView):  # type: ignore[type-arg]
    """Files that wait, late ones first, then the oldest; other states by choice."""

    template_name = "moderation/companies.html"
    right = "verify"
    paginate_by = 50

    @property
    def state(self) -> str:
        """The state asked for; empty for all that wait."""
        return str(self.request.GET.get("state", ""))

    def get_queryset(self) -> QuerySet[Company]:
        """Return the files of the state."""
        return queries.queue(self.request.party, self.state)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the states to choose from and the deadline of each file."""
        context = super().get_context_data(**kwargs)
        files = list(context["page_obj"].object_list)
        due = queries.deadlines(files)
        context["files"] = [(company, due.get(company.pk)) for company in files]
        context["states"] = Company.PROCESS.states
        context["state"] = self.state
        return context


class ReviewView(StaffMixin, TemplateView):
    """One file: papers on the left, points and the automatic findings on the right."""

    template_name = "moderation/company.html"
    right = "verify"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the file, its papers, points, and its place in the queue."""
        party = self.request.party
        company = load(Company, party, pk=self.kwargs["pk"])
        papers = Paper.objects.visible_to(party).filter(company=company).select_related("file")
        is_mine = company.status == "in_review" and company.reviewer_id == party.person_id
        return super().get_context_data(
            company=company,
            papers=papers.order_by("-pk"),
            points=queries.points(company),
            place=queries.place(company, party),
            is_mine=is_mine,
            is_tied=company.has_person(party.person_id),
            form=ReasonForm() if is_mine else None,
            **kwargs,
        )


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

    def get_form_class(self) -> type[forms.Form]:
        """Ask for the reason of a refusal and for the sources of an approval."""
        return ReasonForm if "reason" in self.found()[1].needs else ApproveForm

    def act(self, form: Any) -> str:
        """Decide and go on to the next file, or to the empty queue."""
        company = self.found()[0]
        following = queries.place(company, self.request.party).next_id
        super().act(form)
        if following is None:
            return reverse("moderation:companies")
        return reverse("moderation:company", args=[following])


class ReleaseView(StaffMixin, ActionView):
    """Give a claimed file back to the queue, in its old place."""

    template_name = "moderation/release.html"
    form_class = ActingForm
    right = "verify"

    def company(self) -> Company:
        """Return the file. Raises Http404."""
        found: Company = load(Company, self.request.party, pk=self.kwargs["pk"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the file."""
        return super().get_context_data(company=self.company(), **kwargs)

    def act(self, form: Any) -> str:
        """Give it back."""
        del form
        take(self.company(), "release", by=self.request.party)
        return reverse("moderation:companies")
