"""allauth's pages of passwords and passkeys where the market asks for more than it does."""

from typing import Any

from allauth.account.views import PasswordSetView
from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from marketplace.accounts.proving import ProvedMixin


class FirstPasswordView(ProvedMixin, PasswordSetView):
    """A first password is a new way in: it wants a proof as every other one does."""


class RemovePasskeyView(RemoveWebAuthnView):
    """A passkey is taken away, unless it is the last second factor of somebody of the staff."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Remove it, or say why it stays."""
        adapter = get_adapter()
        if adapter.can_delete_authenticator(self.object):
            answer: HttpResponse = super().form_valid(form)
            return answer
        messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
        return HttpResponseRedirect(self.get_success_url())
