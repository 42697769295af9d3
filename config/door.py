"""The one door is closed while nobody counts the tries: without the cache no sign-in, no codes."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib.sessions.exceptions import SessionInterrupted
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.defaults import bad_request

from config.cache import is_away

OPEN: Final = frozenset(
    {
        "account_logout",
        "account_compromised",
        "account_end_session",
        "account_freeze",
        "account_recovery_stop",
    }
)
COUNTED: Final = ("allauth.", "marketplace.accounts.signin.views")
"""Whose forms are counted: allauth's, and our pages of codes, proofs and recovery."""
RETRY_AFTER: Final = "60"


def not_understood(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400; whose session ended on the way goes to the door, which lets the signed-in pass.

    The second press of one button meets a session that the first has just renewed.
    """
    if isinstance(exception, SessionInterrupted):
        return HttpResponseRedirect(reverse("account_login"))
    return bad_request(request, exception)


class DoorMiddleware:
    """Answer 503 to every form of the one door while the cache is away; leaving stays possible."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass on; the view is known in `process_view`."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Answer instead of allauth's view when its limits could not count."""
        match = request.resolver_match
        if request.method != "POST" or not view.__module__.startswith(COUNTED):
            return None
        if (match and match.view_name in OPEN) or not is_away():
            return None
        page = render(request, "account/closed.html", status=503)
        page["Retry-After"] = RETRY_AFTER
        return page
