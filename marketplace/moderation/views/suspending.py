"""Suspending a company, with what it touches seen beforehand; its statement and appeal."""

from typing import Any

from django.http import Http404
from django.urls import reverse

from marketplace.companies.models import Company
from marketplace.kernel.deadlines import end_of_day_after
from marketplace.kernel.step_view import StepView
from marketplace.moderation.forms import AppealForm, SuspendForm
from marketplace.moderation.queries.obstacles import APPEAL_DAYS, standing
from marketplace.moderation.views.decisions import ReviewStepView


class SuspendView(ReviewStepView):
    """Suspend: what it would touch with figures, then the statement of reasons."""

    template_name = "moderation/suspend.html"

    def get_form_class(self) -> type[SuspendForm]:
        """Ask for ground, facts and term."""
        return SuspendForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the company, for the slot that shows what a suspension would touch."""
        return super().get_context_data(company=self.found()[0], **kwargs)


class SuspendedStepView(ReviewStepView):
    """Lift a suspension or dismiss its appeal, with statement and appeal in view."""

    template_name = "moderation/suspended.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the suspension."""
        company = self.found()[0]
        return super().get_context_data(company=company, suspension=standing(company), **kwargs)


class AppealView(StepView):
    """The statement of reasons as the company's managers read it, and their appeal."""

    template_name = "moderation/appeal.html"

    def get_form_class(self) -> type[AppealForm]:
        """Ask why it should be lifted."""
        return AppealForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the suspension and the last day of appeal. Raises Http404 when none stands."""
        company: Company = self.found()[0]
        suspension = standing(company)
        if suspension is None:
            raise Http404
        last = end_of_day_after(suspension.at, APPEAL_DAYS)
        return super().get_context_data(
            company=company, suspension=suspension, last_day=last, **kwargs
        )

    def act(self, form: Any) -> str:
        """Appeal, and read the statement again."""
        super().act(form)
        return reverse("moderation:appeal", args=[self.kwargs["pk"]])
