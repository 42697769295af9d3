"""Platform staff get nowhere without a second factor; a frozen account changes no way in."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.accounts import frozen
from marketplace.accounts.queries import has_second_factor

OPEN: Final = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "account_prove_by_code",
        "account_prove_by_phone",
        "account_compromised",
        "account_freeze",
        "account_unfreeze",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "set_language",
        "healthz",
        "readyz",
    }
)


class SecondFactorMiddleware:
    """Send staff without a second factor to set one up, and frozen people to the proofs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the address is known in `process_view`."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Answer instead of the page while a factor is missing or the account is frozen."""
        user: Any = request.user
        match = request.resolver_match
        name = match.view_name if match else ""
        if not user.is_authenticated:
            return None
        if user.frozen_at and frozen.is_held(name, request):
            messages.warning(request, str(frozen.WORDS))
            return HttpResponseRedirect(reverse("account_unfreeze"))
        if name in OPEN or not user.needs_second_factor or has_second_factor(user):
            return None
        messages.warning(request, _("Staff sign in with a second factor. Set it up to go on."))
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
