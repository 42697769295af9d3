"""Signed-in people read on once they agreed to the policies in force."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marketplace.privacy.queries import policies as queries

OPEN: Final = frozenset(
    {
        "account_logout",
        "account_reauthenticate",
        "account_prove_by_code",
        "account_prove_by_phone",
        "account_compromised",
        "account_freeze",
        "account_unfreeze",
        "account_recovery_stop",
        "mfa_authenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_add_webauthn",
        "mfa_activate_totp",
        "set_language",
        "wagtail_serve",
        "cms:picture",
        "demo_mail",
        "demo_outbox",
        "healthz",
        "readyz",
        "robots",
        "sitemap",
    }
)
"""What stays open beside all pages of this app: signing out, proving who one is, the editors'
pages (help and imprint), what machines read."""


class AgreementMiddleware:
    """Send who still has to agree to the page that asks; nothing that is sent in a form is lost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the address is known in `process_view`."""
        return self.get_response(request)

    def process_view(
        self, request: Any, _view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Answer instead of the page while an agreement is owed; forms go through."""
        name = request.resolver_match.view_name
        if request.method != "GET" or name in OPEN or name.startswith("privacy:"):
            return None
        if not queries.owed_for(request):
            return None
        query = urlencode({"next": request.get_full_path()})
        return HttpResponseRedirect(f"{reverse('privacy:agree')}?{query}")
