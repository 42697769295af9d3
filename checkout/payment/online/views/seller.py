"""The seller's account for online payouts."""

from typing import Any

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import View

from checkout.payment.online import queries
from checkout.payment.online.actions import begin_account, onboarding_url
from checkout.payment.online.views.switch import OnMixin
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.views import ActionView, MemberMixin


class AccountView(OnMixin, MemberMixin, ActionView):
    """The seller's account for online payouts."""

    right = "receive_money"
    template_name = "online/account.html"
    form_class = ActingForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the account, if there is one."""
        account = queries.account_of(self.request.party.company_id)
        return super().get_context_data(account=account, **kwargs)

    def act(self, form: Any) -> str:
        """Open the account; the page then shows the way to the provider."""
        del form
        begin_account(by=self.request.party)
        return reverse("online:account")


class OnboardView(OnMixin, MemberMixin, View):
    """Sends on to the provider, each time to a fresh address."""

    right = "receive_money"

    def get(self, request: Any) -> HttpResponseRedirect:
        """Redirect to the provider. Raises Http404 before the account was begun."""
        if queries.account_of(request.party.company_id) is None:
            raise Http404
        return HttpResponseRedirect(onboarding_url(by=request.party))
