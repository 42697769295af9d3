"""Where a real person must stand behind an account: the way to the identity check and back."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from marketplace.accounts.queries import must_give_document

WHY: Final[dict[str, object]] = {
    "publish": _("Before your first listing we check that a real person publishes it."),
    "quote": _("Before your first quote we check that a real person makes it."),
    "answer": _("Before your first answer to an inquiry we check that a real person gives it."),
    "ask": _("Before your first inquiry we check that a real person writes to the seller."),
    "members": _("Before you let others act for the company we check that you are a real person."),
}
"""What the check is asked for (spec section 1); for nothing else."""


def identity_address(activity: str, going_on_to: str) -> str:
    """Return the page of the identity check that says why and leads back afterwards."""
    return f"{reverse('account_identity')}?{urlencode({'for': activity, 'next': going_on_to})}"


def way_back(request: HttpRequest) -> str:
    """Return the page of this market that `next` names, or an empty text for any other."""
    url = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())
    return url if safe else ""


class IdentityMixin(View):
    """For views of people whose identity must be checked: asks for a document that was not given.

    While a moderator looks at it the page opens, and its action says what it still waits for. It
    stands after the mixin that says who may come: `class AskView(MemberMixin, IdentityMixin, …)`.
    """

    identity_for = "publish"
    request: Any

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Lead to the identity check first, or go on."""
        if must_give_document(request.party.person_id):
            address = identity_address(self.identity_for, request.get_full_path())
            return HttpResponseRedirect(address)
        return super().dispatch(request, *args, **kwargs)
