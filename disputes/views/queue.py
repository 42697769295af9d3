"""The moderators' queue of disputes."""

from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView

from disputes.views.parts import lists
from disputes.views.parts.rows import rows_of
from marketplace.kernel.views import StaffMixin

FILTERS: Final = (
    ("", _("To decide")),
    ("mine", _("Mine")),
    ("unclaimed", _("Nobody has it")),
    ("second", _("Second look")),
    ("overdue", _("Overdue")),
    ("appeals", _("Appeals")),
    ("before", _("Not with us yet")),
    ("ended", _("Ruled or ended")),
)


class QueueView(StaffMixin, ListView):  # type: ignore[type-arg]
    """Files to decide, the next deadline first; others by choice."""

    template_name = "disputes/queue.html"
    right = "moderate"
    paginate_by = 50

    @property
    def chosen(self) -> str:
        """The filter asked for; empty for all that is to be decided."""
        return str(self.request.GET.get("show", ""))

    def get_queryset(self) -> QuerySet[Any]:
        """Return the disputes of the filter."""
        return lists.queue(self.request.party, self.chosen)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows and the filters with how much each holds."""
        context = super().get_context_data(**kwargs)
        party, counts = self.request.party, lists.queue_counts(self.request.party)
        return context | {
            "rows": rows_of(context["page_obj"].object_list, party),
            "filters": [(name, words, counts[name]) for name, words in FILTERS],
            "chosen": self.chosen,
        }
