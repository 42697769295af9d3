"""Pages of long work: my jobs, and one of them with its progress, log, result and stop button."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from marketplace.kernel import jobs
from marketplace.kernel.models import Job
from marketplace.kernel.views import PersonMixin

PAGE = 30


class JobsView(PersonMixin, TemplateView):
    """What the person asked for in the company it acts for, newest first."""

    template_name = "kernel/jobs.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add one page of jobs, each with its words."""
        mine = jobs.visible_to(self.request.party).select_related("result").order_by("-pk")
        page = Paginator(mine, PAGE).get_page(self.request.GET.get("page"))
        rows = [(jobs.label_of(job), job) for job in page]
        return super().get_context_data(page=page, rows=rows, **kwargs)


class JobView(PersonMixin, TemplateView):
    """A job's progress, log, result and stop button."""

    template_name = "kernel/job.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the job that the party started."""
        job = self.job()
        return super().get_context_data(job=job, label=jobs.label_of(job), **kwargs)

    def job(self) -> Job:
        """Return the party's own job. Raises Http404."""
        mine = jobs.visible_to(self.request.party).select_related("file", "result")
        return get_object_or_404(mine, pk=self.kwargs["pk"])

    def post(self, request: Any, pk: int) -> HttpResponseRedirect:
        """Ask the job to stop."""
        del request, pk
        job = self.job()
        jobs.cancel(job)
        return HttpResponseRedirect(job.get_absolute_url())
