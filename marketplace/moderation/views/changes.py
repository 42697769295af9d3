"""A change of a verified file, reviewed alone: before and after side by side."""

from typing import Any, cast

from django.views.generic import TemplateView

from marketplace.companies.models import ChangeRequest, Company, Paper
from marketplace.kernel.views import StaffMixin
from marketplace.kernel.visibility import load
from marketplace.moderation.queries.differences import Changed, changed
from marketplace.moderation.queries.screening import hits
from marketplace.moderation.views.parts import chosen


class ChangeView(StaffMixin, TemplateView):
    """What would change, its papers, and the decision."""

    template_name = "moderation/change.html"
    right = "verify"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the change, what differs, its papers, and whether the one who looks may decide."""
        party = self.request.party
        change = cast(ChangeRequest, load(ChangeRequest, party, pk=self.kwargs["pk"]))
        company: Company = change.company
        papers = list(Paper.objects.visible_to(party).filter(change=change).select_related("file"))
        differs: list[Changed] = changed(change)
        return super().get_context_data(
            change=change,
            company=company,
            differs=differs,
            papers=papers,
            paper=chosen(papers, self.request.GET.get("paper", "")),
            findings=change.latest_checks(),
            hits=hits(company),
            is_tied=company.has_person(party.person_id),
            **kwargs,
        )
