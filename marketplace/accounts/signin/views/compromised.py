"""My account is compromised: end every sign-in, freeze, and the way back."""

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from marketplace.accounts import adapter
from marketplace.accounts.actions.compromise import (
    freeze,
    freeze_by_link,
    still_missing,
    unfreeze,
)
from marketplace.accounts.models import User
from marketplace.accounts.signin import links, queries
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.views import ActionView, PersonMixin


class CompromisedView(TemplateView):
    """One page for everybody: signed-in people press the button, others learn the way."""

    template_name = "account/compromised.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say beforehand who can not open it again alone."""
        user: Any = self.request.user
        alone = user.is_authenticated and queries.has_second_proof(user)
        return super().get_context_data(has_second_proof=alone, **kwargs)

    def post(self, request: Any) -> HttpResponseRedirect:
        """Freeze the account of the person signed in."""
        if request.party.person_id is None:
            return HttpResponseRedirect(reverse("account_compromised"))
        freeze(request.user, by=request.party, way="page")
        logout(request)
        messages.success(request, _("All sign-ins are ended and the account is frozen."))
        return HttpResponseRedirect(reverse("account_compromised"))


class FreezeView(TemplateView):
    """The link of a security mail; opening it changes nothing, the button does."""

    template_name = "account/freeze.html"

    def person(self) -> User:
        """Return the person of the link. Raises Http404 for a wrong or old one."""
        token = self.kwargs["token"]
        key = links.read(token, links.FREEZE, lasts=links.FREEZE_LASTS)
        found: User | None = User.objects.filter(pk=key, is_active=True).first()
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say whether it is frozen already, and who can not open it again alone."""
        person = self.person()
        return super().get_context_data(
            is_frozen=bool(person.frozen_at),
            has_second_proof=queries.has_second_proof(person),
            **kwargs,
        )

    def post(self, request: Any, token: str) -> HttpResponse:
        """Freeze, and show what comes next."""
        del token
        freeze_by_link(self.person())
        messages.success(request, _("All sign-ins are ended and the account is frozen."))
        return HttpResponseRedirect(reverse("account_compromised"))


class UnfreezeView(PersonMixin, ActionView):
    """What is still to be proved, and the button when nothing is."""

    template_name = "account/unfreeze.html"
    form_class = ActingForm

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        """Only a frozen account has something to prove."""
        if request.user.frozen_at is None:
            return HttpResponseRedirect(reverse("me"))
        return super().get(request, *args, **kwargs)

    def ways(self) -> set[str]:
        """Return by what the present session was proved; all of it came after the freezing."""
        user = self.request.user
        records = get_authentication_records(self.request, user)
        return {adapter.way_of(record) for record in records}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is missing, and by what the second proof can be given."""
        user: Any = self.request.user
        return super().get_context_data(
            missing=still_missing(user, self.ways()),
            factors=queries.factors_of(user),
            phone=user.phone if user.phone_verified else "",
            **kwargs,
        )

    def act(self, form: Any) -> str:
        """Open the account again."""
        del form
        user: Any = self.request.user
        unfreeze(user, self.ways(), by=self.request.party)
        messages.success(self.request, _("Your account is open again."))
        return reverse("desk")
