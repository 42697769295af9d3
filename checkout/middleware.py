"""The basket of a request, found when first asked for; a guest's joins the company's after sign-
in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from checkout.actions import join_guest_basket
from checkout.queries import GUEST_KEY


class BasketMiddleware:
    """After PartyMiddleware: once somebody acts for a company, the guest's lines come along."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        """Join what was gathered before sign-in, name what could not join, and go on."""
        if request.party.is_member and GUEST_KEY in request.session:
            for conflict in join_guest_basket(request.session, by=request.party):
                text = _("Not taken over from before you signed in: %s")
                messages.warning(request, text % conflict)
        return self.get_response(request)
