"""A company's disputes, from both sides."""

from typing import Any

from django.db.models import QuerySet
from django.views.generic import ListView

from disputes.views.parts import lists
from disputes.views.parts.rows import rows_of
from marketplace.kernel.views import MemberMixin


class DisputesView(MemberMixin, ListView):  # type: ignore[type-arg]
    """Disputes about what the company bought, newest first."""

    template_name = "disputes/list.html"
    paginate_by = 24
    selling = False

    @property
    def chosen(self) -> str:
        """The filter asked for; empty for all."""
        return str(self.request.GET.get("state", ""))

    def get_queryset(self) -> QuerySet[Any]:
        """Return the disputes of the filter."""
        party, selling = self.request.party, self.selling
        return lists.chosen(lists.of_side(party, selling=selling), self.chosen, selling=selling)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the rows, the filters and the side."""
        context = super().get_context_data(**kwargs)
        return context | {
            "rows": rows_of(context["page_obj"].object_list, self.request.party),
            "filters": lists.FILTERS,
            "chosen": self.chosen,
            "selling": self.selling,
        }


class SalesView(DisputesView):
    """Disputes about what the company sold."""

    selling = True
