"""Support's desk: cases of recovery, and accounts of minors."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import ListView, TemplateView

from marketplace.accounts.actions.minors import MAY, close_minor
from marketplace.accounts.actions.recovery import check_recovery
from marketplace.accounts.models import Recovery
from marketplace.accounts.queries import own_check
from marketplace.accounts.signin import queries
from marketplace.accounts.signin.forms import CheckForm, MinorForm
from marketplace.kernel.party import Party
from marketplace.kernel.views import ActionView, PersonMixin, StaffMixin
from marketplace.kernel.visibility import load


class QueueView(StaffMixin, ListView):  # type: ignore[type-arg]
    """The open cases, the oldest first."""

    right = "support"
    template_name = "account/recovery_queue.html"
    context_object_name = "cases"
    paginate_by = 50

    def get_queryset(self) -> QuerySet[Recovery]:
        """Return the cases, each with the end of its wait."""
        return queries.open_recoveries(self.request.party)


class CaseView(PersonMixin, TemplateView):
    """One case with what support compares; its person is led to the own log."""

    template_name = "account/recovery_case.html"

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it to support. Raises Http404 to anybody else but the person."""
        if self.case().person_id == request.party.person_id:
            return HttpResponseRedirect(reverse("account_security"))
        return super().get(request, *args, **kwargs)

    def case(self) -> Recovery:
        """Return the case. Raises Http404."""
        found: Recovery = load(Recovery, self.request.party, pk=self.kwargs["pk"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the person's file, the accepted document's kind and end, and the wait."""
        case = self.case()
        return super().get_context_data(
            case=case,
            check=own_check(case.person_id),
            until=queries.waits_until(case),
            **kwargs,
        )


class CheckView(StaffMixin, ActionView):
    """Support says how the identity was checked; then the 48 hours begin."""

    right = "support"
    template_name = "account/recovery_check.html"
    form_class = CheckForm

    def case(self) -> Recovery:
        """Return the case. Raises Http404."""
        found: Recovery = load(Recovery, self.request.party, pk=self.kwargs["pk"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the case and the document that was accepted before."""
        case = self.case()
        return super().get_context_data(case=case, check=own_check(case.person_id), **kwargs)

    def act(self, form: Any) -> str:
        """Take the step."""
        case = self.case()
        check_recovery(case, **form.cleaned_data, by=self.request.party)
        messages.success(self.request, _("Checked. The 48 hours have begun."))
        return case.get_absolute_url()


class MinorView(StaffMixin, ActionView):
    """Close and erase the account of somebody who turned out to be a minor."""

    template_name = "account/minor.html"
    form_class = MinorForm

    def suits(self, party: Party) -> bool:
        """Support and the privacy officer."""
        return party.role in MAY

    def act(self, form: Any) -> str:
        """Close it and say so."""
        person = form.cleaned_data["email"]
        if person is None:
            raise Http404
        close_minor(person, reason=form.cleaned_data["reason"], by=self.request.party)
        messages.success(self.request, _("The account is closed and its person erased."))
        return reverse("recovery:minor")
