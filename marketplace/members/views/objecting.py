"""The link of a mail by which its reader objects to being invited; no account is needed."""

from typing import Any

from django.core.signing import BadSignature
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import View

from marketplace.members.actions.objecting import object_to
from marketplace.members.mail import invitation_of
from marketplace.members.models import Invitation


@method_decorator((never_cache, csrf_exempt), name="dispatch")
class ObjectView(View):
    """What the platform holds, and one button; mail programs press it by themselves (RFC 8058).

    The key in the address is the proof: nothing of a session is read, so nothing is forged.
    """

    def get(self, request: Any, key: str) -> HttpResponse:
        """Show what is held and the button."""
        return self._shown(request, _found(key))

    def post(self, request: Any, key: str) -> HttpResponse:
        """Object, and say that it is done; a mail program is not sent anywhere else (RFC 8058)."""
        invitation = _found(key)
        if invitation is None:
            return self._shown(request, None)
        object_to(invitation)
        if request.POST.get("List-Unsubscribe") == "One-Click":
            return HttpResponse(_("Done."), content_type="text/plain; charset=utf-8")
        return HttpResponseRedirect(request.path)

    def _shown(self, request: Any, invitation: Invitation | None) -> HttpResponse:
        if invitation is None:
            return render(request, "members/invitation_gone.html", status=404)
        return render(request, "members/object.html", {"invitation": invitation})


def _found(key: str) -> Invitation | None:
    try:
        return invitation_of(key)
    except BadSignature:
        return None
