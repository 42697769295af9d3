"""Platform staff get nowhere without a second factor."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.accounts.queries import has_second_factor

OPEN: Final = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_activate_totp",
        "set_language",
        "healthz",
        "readyz",
    }
)


class SecondFactorMiddleware:
    """Send signed-in staff without a time-based code to the page that sets one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the address is known in `process_view`."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Answer instead of the page while the second factor is missing."""
        user: Any = request.user
        if not user.is_authenticated or not user.needs_second_factor:
            return None
        match = request.resolver_match
        if (match and match.view_name in OPEN) or has_second_factor(user):
            return None
        messages.warning(request, _("Staff sign in with a second factor. Set it up to go on."))
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
