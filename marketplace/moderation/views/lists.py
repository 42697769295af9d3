"""Screening lists: what is in force, a new one with its dry run, loading, hits to decide."""

from typing import Any, cast

from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import ListView, TemplateView

from marketplace.kernel import jobs
from marketplace.kernel.models import Job
from marketplace.kernel.step_view import StepView
from marketplace.kernel.views import ActionView, StaffMixin
from marketplace.kernel.visibility import load
from marketplace.moderation.actions import read_in
from marketplace.moderation.actions.lists import LOAD, first_rows
from marketplace.moderation.forms import ListForm
from marketplace.moderation.models import ScreeningList
from marketplace.moderation.queries.screening import open_hits
from marketplace.moderation.words import LIST_FAULTS


class ListsView(StaffMixin, ListView):  # type: ignore[type-arg]
    """The lists, newest first, and the hits that wait."""

    template_name = "moderation/lists.html"
    right = "verify"
    paginate_by = 50

    def get_queryset(self) -> Any:
        """Return the lists."""
        return ScreeningList.objects.visible_to(self.request.party).select_related("by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the hits that wait, the worst first, at most fifty."""
        return super().get_context_data(hits=open_hits()[:50], **kwargs)


class NewListView(StaffMixin, ActionView):
    """Read a list in: a dry run, nothing is loaded."""

    template_name = "moderation/list_new.html"
    form_class = ListForm
    right = "verify"

    def act(self, form: Any) -> str:
        """Read it and show what it holds."""
        listed = read_in(form.facts(), form.cleaned_data["file"], by=self.request.party)
        return listed.get_absolute_url()


class ScreeningListView(StaffMixin, TemplateView):
    """One list: what would be loaded and what can not be read, or what was loaded."""

    template_name = "moderation/list.html"
    right = "verify"

    @cached_property
    def listed(self) -> ScreeningList:
        """The list. Raises Http404."""
        return cast(ScreeningList, load(ScreeningList, self.request.party, pk=self.kwargs["pk"]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the first rows, the faults in words and the job."""
        listed = self.listed
        faults = [(row, LIST_FAULTS[code], found) for row, code, found in listed.faults]
        rows = first_rows(listed) if listed.status == "draft" else []
        return super().get_context_data(
            listed=listed, faults=faults, first_rows=rows, job=self._job(), **kwargs
        )

    def _job(self) -> Job | None:
        mine = jobs.visible_to(self.request.party).filter(kind=LOAD)
        return mine.filter(facts__list=self.listed.pk).order_by("-pk").first()


class LoadView(StaffMixin, StepView):
    """Load the list and compare every company with it."""

    right = "verify"

    def act(self, form: Any) -> str:
        """Start the job and show the list with it."""
        super().act(form)
        return reverse("moderation:list", args=[self.kwargs["pk"]])
