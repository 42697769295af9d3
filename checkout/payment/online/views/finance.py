"""Finance's list of what the provider did not do, and of card disputes."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.views.generic import ListView

from checkout.payment.online import queries
from checkout.payment.online.actions import carry
from checkout.payment.online.models import Chargeback
from checkout.payment.online.models.holding import obstacles
from checkout.payment.online.views.switch import OnMixin
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.steps import available
from marketplace.kernel.views import ActionView, StaffMixin
from marketplace.kernel.visibility import load


class IntentsView(OnMixin, StaffMixin, ListView):  # type: ignore[type-arg]
    """What finance looks at: no answer, refused, held; and the card disputes."""

    right = "match"
    template_name = "online/intents.html"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Any]:
        """Return the intents in trouble."""
        return queries.troubles(self.request.party)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what finance may do with each, and the card disputes."""
        party = self.request.party
        context = super().get_context_data(**kwargs)
        shown = list(context["object_list"])
        known = obstacles(shown)
        context["rows"] = [(one, available(one, party), known.get(one.pk)) for one in shown]
        context["chargebacks"] = queries.chargebacks(party)[:50]
        return context


class CarryView(OnMixin, StaffMixin, ActionView):
    """Finance decides that the platform bears a lost card dispute."""

    right = "match"
    template_name = "online/carry.html"
    form_class = ActingForm

    def chargeback(self) -> Chargeback:
        """Return the dispute of the address. Raises Http404."""
        found: Chargeback = load(Chargeback, self.request.party, pk=self.kwargs["pk"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the dispute."""
        return super().get_context_data(chargeback=self.chargeback(), **kwargs)

    def act(self, form: Any) -> str:
        """Let the sellers have what was held."""
        del form
        carry(self.chargeback(), by=self.request.party)
        return reverse("online:intents")
