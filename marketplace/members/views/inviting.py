"""Inviting people, opening an invitation's link, and answering it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.generic import View

from marketplace.accounts.proving import ProvedMixin
from marketplace.accounts.proving_identity import IdentityMixin
from marketplace.companies.middleware import SESSION_KEY
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.party import Party
from marketplace.kernel.views import ActionView, MemberMixin, PersonMixin
from marketplace.kernel.visibility import load
from marketplace.members import queries
from marketplace.members.actions import invite
from marketplace.members.actions.answering import take_once
from marketplace.members.forms import InviteForm
from marketplace.members.models import Invitation
from marketplace.members.rules import masked
from marketplace.members.words import ROLES_IN_WORDS

KEPT = "invitation"
"""The session's key: what the sign-up page shows of an invitation opened signed out."""


class InviteView(MemberMixin, ProvedMixin, IdentityMixin, ActionView):
    """Invite people by e-mail."""

    template_name = "members/invite.html"
    form_class = InviteForm
    right = "manage"
    identity_for = "members"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who invites."""
        return super().get_form_kwargs() | {"party": self.request.party}

    def get_initial(self) -> dict[str, Any]:
        """Start in euro."""
        return {"currency": "EUR"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what each role does."""
        return super().get_context_data(roles=ROLES_IN_WORDS.items(), **kwargs)

    def act(self, form: Any) -> str:
        """Invite them."""
        sent = invite(form.cleaned_data["emails"], form.offer(), by=self.request.party)
        words = ngettext("%(n)s invitation sent.", "%(n)s invitations sent.", len(sent))
        messages.success(self.request, words % {"n": len(sent)})
        return reverse("members:people")


@method_decorator(never_cache, name="dispatch")
class InvitationView(View):
    """The link of an invitation, for whoever holds it; signed out, it waits in the session."""

    def get(self, request: Any, token: str) -> HttpResponse:
        """Show the invitation, or say why it can not be answered here."""
        invitation = queries.by_token(token)
        if invitation is None or invitation.status != "sent":
            request.session.pop(KEPT, None)
        if invitation is None:
            return render(request, "members/invitation_gone.html", status=404)
        if request.party.is_visitor:
            return self._signed_out(request, invitation, token)
        if invitation.is_for(request.party.person_id) and not request.party.is_staff:
            return HttpResponseRedirect(reverse("members:answer", args=[invitation.pk]))
        context = {"invitation": invitation, "address": masked(invitation.email), "token": token}
        return render(request, "members/invitation_other.html", context)

    def _signed_out(self, request: Any, invitation: Invitation, token: str) -> HttpResponse:
        if invitation.status == "sent":
            request.session[KEPT] = {
                "token": token,
                "company": invitation.company.display_name,
                "email": invitation.email,
                "role": invitation.role,
            }
        context = {
            "invitation": invitation,
            "address": masked(invitation.email),
            "back": urlencode({"next": request.path}),
        }
        return render(request, "members/invitation.html", context)


class AnswerView(PersonMixin, ActionView):
    """Accept or decline, by who has proved the address."""

    template_name = "members/answer.html"
    form_class = ActingForm

    def suits(self, party: Party) -> bool:
        """Everybody signed in but platform staff."""
        return party.person_id is not None and not party.is_staff

    @cached_property
    def invitation(self) -> Invitation:
        """The invitation to one of the person's own addresses. Raises Http404."""
        party = self.request.party
        found: Invitation = load(Invitation, party, pk=self.kwargs["pk"])
        if not found.is_for(party.person_id):
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the invitation and what the role does."""
        invitation = self.invitation
        words = ROLES_IN_WORDS[invitation.role]
        return super().get_context_data(invitation=invitation, role_words=words, **kwargs)

    def act(self, form: Any) -> str:
        """Take the answer whose button was pressed."""
        del form
        self.request.session.pop(KEPT, None)
        accepts = "accept" in self.request.POST
        take_once(self.invitation, "accept" if accepts else "decline", by=self.request.party)
        return self._welcomed() if accepts else self._declined()

    def _welcomed(self) -> str:
        company = self.invitation.company
        self.request.session[SESSION_KEY] = company.pk
        messages.success(self.request, _("You now act for %(company)s.") % {"company": company})
        return reverse("desk")

    def _declined(self) -> str:
        messages.success(self.request, _("You declined. Nothing else changes."))
        return reverse("desk" if self.request.party.is_member else "companies:new")
