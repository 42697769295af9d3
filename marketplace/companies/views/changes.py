"""The company's page of a change of its verified file."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import TemplateView

from marketplace.companies.models import ChangeRequest
from marketplace.companies.queries import change_rows
from marketplace.kernel.views import PersonMixin
from marketplace.kernel.visibility import load


class ChangeView(PersonMixin, TemplateView):
    """What was asked for beside what is there, how far it is, and the way back out of it."""

    template_name = "companies/change.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it to its company; lead reviewers to their desk. Raises Http404 to others."""
        change = load(ChangeRequest, request.party, pk=kwargs["pk"])
        if request.party.is_staff:
            return HttpResponseRedirect(reverse("moderation:change", args=[change.pk]))
        rows = change_rows(change)
        papers = change.papers.select_related("file")
        return self.render_to_response(
            self.get_context_data(change=change, rows=rows, papers=papers)
        )
