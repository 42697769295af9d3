"""Asking to join a company, and the managers' decision."""

from typing import Any

from django.contrib import messages
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from marketplace.accounts.proving import ProvedMixin
from marketplace.accounts.proving_identity import IdentityMixin
from marketplace.companies.models import Company
from marketplace.kernel.party import Party
from marketplace.kernel.views import ActionView, MemberMixin, PersonMixin
from marketplace.kernel.visibility import load
from marketplace.members import queries
from marketplace.members.actions import ask_to_join
from marketplace.members.actions.answering import take_once
from marketplace.members.actions.asking import why_not_now
from marketplace.members.forms import AskForm, DecideForm
from marketplace.members.models import JoinRequest
from marketplace.members.words import ROLES_IN_WORDS


class PrivateMixin(PersonMixin):
    """For everybody signed in but platform staff."""

    def suits(self, party: Party) -> bool:
        """Staff act for no company."""
        return party.person_id is not None and not party.is_staff


class JoinView(PrivateMixin, TemplateView):
    """Invitations to the person, companies to ask, and the requests made."""

    template_name = "members/join.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what was found and what was asked."""
        words = " ".join(self.request.GET.get("find", "")[:200].split())
        mine = {member.company_id for member in self.request.memberships}
        person_id = self.request.party.person_id
        return super().get_context_data(
            invitations=queries.open_invitations_for(person_id),
            words=words,
            found=[(each, each.pk in mine) for each in queries.companies_named(words)],
            requests=queries.requests_of(person_id)[:50],
            **kwargs,
        )


class AskView(PrivateMixin, ActionView):
    """Ask one company's managers."""

    template_name = "members/ask.html"
    form_class = AskForm

    @cached_property
    def company(self) -> Company:
        """The verified company. Raises Http404."""
        found: Company = load(
            Company, self.request.party, slug=self.kwargs["slug"], status="verified"
        )
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the company, and why it can not be asked now."""
        person_id = self.request.party.person_id or 0
        why_not = why_not_now(self.company, person_id)
        return super().get_context_data(company=self.company, why_not=why_not, **kwargs)

    def act(self, form: Any) -> str:
        """Ask."""
        ask_to_join(self.company, form.cleaned_data["message"], by=self.request.party)
        messages.success(self.request, _("Your request is with the managers of the company."))
        return reverse("members:join")


class DecideView(MemberMixin, ProvedMixin, IdentityMixin, ActionView):
    """Accept somebody with a role, or refuse."""

    template_name = "members/decide.html"
    form_class = DecideForm
    right = "manage"
    identity_for = "members"

    @cached_property
    def asked(self) -> JoinRequest:
        """The request to the acting company. Raises Http404."""
        party = self.request.party
        found: JoinRequest = load(
            JoinRequest, party, pk=self.kwargs["pk"], company_id=party.company_id
        )
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        """Say who gives the role."""
        return super().get_form_kwargs() | {"party": self.request.party}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the request and what each role does."""
        roles = ROLES_IN_WORDS.items()
        return super().get_context_data(asked=self.asked, roles=roles, **kwargs)

    def act(self, form: Any) -> str:
        """Take the decision whose button was pressed."""
        if "refuse" in self.request.POST:
            take_once(self.asked, "refuse", by=self.request.party)
            messages.success(self.request, _("The request is refused."))
        else:
            role = form.cleaned_data["role"]
            take_once(self.asked, "accept", by=self.request.party, role=role)
            messages.success(self.request, _("The person can act for the company now."))
        return reverse("members:people")
