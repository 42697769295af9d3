"""The moderators' queue of identity checks, and one check."""

from typing import Any, Final, cast

from django.contrib import messages
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import ListView, TemplateView, View

from marketplace.accounts import queries
from marketplace.accounts.actions import accept_identity, refuse_identity, reveal_number
from marketplace.accounts.forms import AcceptanceForm, RefusalForm, RevealForm
from marketplace.accounts.models import IdentityCheck
from marketplace.accounts.views.revealing import NumberShown
from marketplace.kernel import vault
from marketplace.kernel.views import ActionView, StaffMixin
from marketplace.kernel.visibility import load

FILTERS: Final = (
    ("", gettext_lazy("All that wait")),
    ("late", gettext_lazy("Late")),
    ("renewals", gettext_lazy("Renewals")),
)


class QueueView(StaffMixin, ListView):  # type: ignore[type-arg]
    """The checks that wait: late ones first, then the longest waiting."""

    right = "verify"
    template_name = "accounts/identity_queue.html"
    context_object_name = "checks"
    paginate_by = 50

    @property
    def chosen(self) -> str:
        """The filter asked for; empty for all."""
        return str(self.request.GET.get("show", ""))

    def get_queryset(self) -> QuerySet[IdentityCheck]:
        """Return the checks of the filter."""
        return queries.queue(self.request.party, self.chosen)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the filters with how much each holds."""
        counts = queries.queue_counts(self.request.party)
        filters = [(name, words, counts[name]) for name, words in FILTERS]
        return super().get_context_data(filters=filters, chosen=self.chosen, **kwargs)


class OneCheckMixin(StaffMixin, View):
    """A moderator's page about one check."""

    right = "verify"

    @cached_property
    def check(self) -> IdentityCheck:
        """The check of the address. Raises Http404."""
        return cast(IdentityCheck, load(IdentityCheck, self.request.party, pk=self.kwargs["pk"]))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the check."""
        found: dict[str, Any] = super().get_context_data(check=self.check, **kwargs)  # type: ignore[misc]
        return found


class DecideView(OneCheckMixin, TemplateView):
    """One check with the document; the steps are the turn element's."""

    template_name = "accounts/identity_decide.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the other accounts with the number, and who opened it."""
        return super().get_context_data(
            others=queries.others_with_number(self.check),
            openings=vault.openings(self.check),
            may_open=self.check.person_id != self.request.party.person_id,
            **kwargs,
        )


class AcceptView(OneCheckMixin, ActionView):
    """Accept the document on the page, and no other that the person gave meanwhile."""

    template_name = "accounts/identity_accept.html"
    form_class = AcceptanceForm

    def get_initial(self) -> dict[str, Any]:
        """Note which document the page shows."""
        return {"seen": queries.newest_submission(self.check)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Repeat who else gave the number, and who opened it."""
        others, openings = queries.others_with_number(self.check), vault.openings(self.check)
        return super().get_context_data(others=others, openings=openings, **kwargs)

    def act(self, form: Any) -> str:
        """Accept and go back to the check."""
        accept_identity(self.check, seen=form.cleaned_data["seen"], by=self.request.party)
        return reverse("identity:decide", args=[self.check.pk])


class RefuseView(OneCheckMixin, ActionView):
    """Refuse a document with a reason that the person reads in their own language."""

    template_name = "accounts/identity_refuse.html"
    form_class = RefusalForm

    def act(self, form: Any) -> str:
        """Refuse and go back to the queue."""
        refuse_identity(self.check, by=self.request.party, **form.cleaned_data)
        messages.success(self.request, _("Refused. The person was told why."))
        return reverse("identity:queue")


class RevealView(OneCheckMixin, NumberShown, ActionView):
    """Open the number for a purpose; the person sees that it was opened."""

    template_name = "accounts/identity_reveal.html"
    form_class = RevealForm

    def number(self, form: Any) -> str:
        """Open it."""
        purpose = form.cleaned_data["purpose"]
        return reveal_number(self.check, purpose=purpose, by=self.request.party)
