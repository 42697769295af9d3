"""The queue of company files: filters with counts, clocks, fifty to a page."""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.views.generic import ListView

from marketplace.companies.models import Company
from marketplace.kernel.views import StaffMixin
from marketplace.moderation import queries
from marketplace.moderation.queries.queue import SORTS, Filters, countries
from marketplace.moderation.views.parts import remember
from marketplace.moderation.words import SHOWS, SORT_WORDS, WORK


class QueueView(StaffMixin, ListView):  # type: ignore[type-arg]
    """Files that wait, late ones first, then the oldest; other states by choice."""

    template_name = "moderation/companies.html"
    right = "verify"
    paginate_by = 50

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Show the queue, and keep how it is narrowed."""
        remember(request)
        return super().get(request, *args, **kwargs)

    @cached_property
    def filters(self) -> Filters:
        """How the queue is narrowed."""
        return Filters.of(self.request.GET)

    def get_queryset(self) -> QuerySet[Company]:
        """Return the files asked for."""
        return queries.queue(self.request.party, self.filters)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the filters with their counts and the deadline of each file."""
        context = super().get_context_data(**kwargs)
        files, party = list(context["page_obj"].object_list), self.request.party
        due, counts = queries.deadlines(files), queries.chips(party)
        return context | {
            "files": [(company, due.get(company.pk)) for company in files],
            "filters": self.filters,
            "total": counts[""],
            "works": [(name, label, counts[name]) for name, label in WORK],
            "shows": [(name, label, counts[name]) for name, label in SHOWS],
            "countries": countries(party),
            "states": Company.PROCESS.states,
            "sorts": [(name, SORT_WORDS[name]) for name in SORTS],
            "asked": self.request.GET.urlencode(),
        }
