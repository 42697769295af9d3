"""Pages of the person: the file, the identity check, and the moderators' queue of checks."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from marketplace.accounts import queries
from marketplace.accounts.actions import change_person, submit_identity
from marketplace.accounts.forms import IdentityForm, PersonForm
from marketplace.accounts.models import IdentityCheck
from marketplace.kernel import events
from marketplace.kernel.views import ActionView, PartyRequest, PersonMixin, StaffMixin
from marketplace.kernel.visibility import load

SHOWN_EVENTS = 20


class PersonView(PersonMixin, ActionView):
    """The person file, and what happened to the account."""

    template_name = "accounts/me.html"
    form_class = PersonForm

    def get_initial(self) -> dict[str, Any]:
        """Return what is known now."""
        user: Any = self.request.user
        known = {name: getattr(user, name) for name in PersonForm.base_fields}
        return known | {"language": user.language or settings.LANGUAGE_CODE}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the latest sign-ins and security changes."""
        user: Any = self.request.user
        latest = [
            (event.at, events.words(event.name))
            for event in queries.security_events(user)[:SHOWN_EVENTS]
        ]
        return super().get_context_data(person=user, security=latest, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, and read on in the chosen language."""
        response = super().form_valid(form)
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME, form.cleaned_data["language"], samesite="Lax"
        )
        return response

    def act(self, form: Any) -> str:
        """Change the file."""
        user: Any = self.request.user
        change_person(user, by=self.request.party, **form.cleaned_data)
        messages.success(self.request, _("Saved."))
        return reverse("me")


class IdentityView(PersonMixin, ActionView):
    """The person's own identity check: where it stands, and the form while it can change."""

    template_name = "accounts/identity.html"
    form_class = IdentityForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the check, why it was refused, and whether a document can be given now."""
        check = queries.own_check(self.request.party.person_id or 0)
        is_open = check is None or check.PROCESS.row("submit", check.status) is not None
        reason = queries.refusal_reason(check) if check and check.status == "refused" else ""
        return super().get_context_data(check=check, is_open=is_open, reason=reason, **kwargs)

    def act(self, form: Any) -> str:
        """Give the document."""
        submit_identity(form.evidence(), by=self.request.party)
        messages.success(
            self.request, _("Thank you. A moderator looks at it within two working days.")
        )
        return reverse("account_identity")


class CheckView(PersonMixin, View):
    """One address for a check: the person and the moderators each land on their page."""

    def get(self, request: PartyRequest, pk: int) -> HttpResponseRedirect:
        """Go on to the page. Raises Http404 for anybody else."""
        check = load(IdentityCheck, request.party, pk=pk)
        if check.person_id == request.party.person_id:
            return HttpResponseRedirect(reverse("account_identity"))
        return HttpResponseRedirect(reverse("identity:decide", args=[pk]))


class QueueView(StaffMixin, TemplateView):
    """The checks that wait, the longest waiting first."""

    right = "verify"
    template_name = "accounts/identity_queue.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the queue."""
        return super().get_context_data(
            checks=queries.waiting_checks(self.request.party)[:200], **kwargs
        )


class DecideView(StaffMixin, TemplateView):
    """One check with the document; the steps are the turn element's."""

    right = "verify"
    template_name = "accounts/identity_decide.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the check, the person's names and the hint about other accounts."""
        check = load(IdentityCheck, self.request.party, pk=self.kwargs["pk"])
        return super().get_context_data(
            check=check,
            others=queries.others_with_number(check),
            **kwargs,
        )
