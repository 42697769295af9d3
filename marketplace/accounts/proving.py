"""Steps that need a fresh proof of who acts: asked for on the way, nothing typed is lost.

What was typed waits sealed in the session for ten minutes and is taken up once, at its own address,
and only by the browser that comes back from the proof that was asked for it.
"""

import secrets
import time
from typing import Any, Final

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.utils.datastructures import MultiValueDict
from django.utils.encoding import escape_uri_path
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.generic import View

from marketplace.accounts.signin import sealing

LASTS: Final = 300
"""Seconds that a proof counts for the steps after it."""
KEPT: Final = "proving_kept"
KEPT_FOR: Final = 600
"""Seconds that a form waits for its proof."""
ASKED: Final = "asked"
"""Parameter of the address to come back to; it names the asking that kept the form."""


def is_proved(request: Any, *, lasts: int = LASTS) -> bool:
    """Say whether the person proved who it is, signed in, in the last `lasts` seconds."""
    records = get_authentication_records(request, request.user)
    proofs = [float(record["at"]) for record in records if record.get("reauthenticated")]
    return bool(proofs) and time.time() - max(proofs) < lasts


def address(request: Any, going_on_to: str) -> str:
    """Return where the person gives the proof: password, second factor, passkey or mailed code."""
    ways = get_adapter().get_reauthentication_methods(request.user)
    return f"{ways[0]['url']}?{urlencode({'next': going_on_to})}"


def ask(request: Any) -> HttpResponseRedirect:
    """Send the person to the proof and keep what a form sent for afterwards."""
    asked = secrets.token_urlsafe(12) if request.method == "POST" else ""
    if asked:
        _keep(request, asked)
    return HttpResponseRedirect(address(request, _coming_back(request, asked)))


def _coming_back(request: Any, asked: str) -> str:
    """Return the address of the page, naming this asking and no former one."""
    query = request.GET.copy()
    query.pop(ASKED, None)
    if asked:
        query[ASKED] = asked
    path = escape_uri_path(request.path)
    return f"{path}?{query.urlencode()}" if query else path


def _keep(request: Any, asked: str) -> None:
    # Django takes no form of more than DATA_UPLOAD_MAX_MEMORY_SIZE beside its files.
    sealed = sealing.seal(request.POST.urlencode())
    request.session[KEPT] = {"path": request.path, "asked": asked, "sealed": sealed}
    if request.FILES:
        messages.info(
            request, _("What you typed is kept. Please choose the files again after the proof.")
        )


def take_up(request: Any) -> bool:
    """Make a request the form that was kept for its address, once; say whether there was one.

    An address opened by hand or by a link names no asking: it shows an empty form.

    Files can not be kept: a form that needs one is shown again with everything else filled in.
    """
    kept = request.session.get(KEPT)
    if not kept or request.method != "GET" or not _comes_back(request, kept):
        return False
    del request.session[KEPT]
    typed = sealing.opened(kept["sealed"], lasts=KEPT_FOR)
    if typed is None:
        return False
    request.method = "POST"
    request.POST, request._files = QueryDict(typed), MultiValueDict()
    _compare_acting(request)
    return True


def _comes_back(request: Any, kept: dict[str, str]) -> bool:
    asked = request.GET.get(ASKED)
    return bool(asked) and (request.path, asked) == (kept["path"], kept.get("asked"))


def _compare_acting(request: Any) -> None:
    """The company may have been switched meanwhile, as PartyMiddleware asks of every form."""
    acting = request.POST.get("acting")
    request.acting_changed = acting is not None and acting != str(request.party.company_id or "")


class ProvedMixin(View):
    """For views of signed-in people that ask for a proof not older than `proof_lasts` seconds.

    It stands after the mixin that says who may come: `class BankView(MemberMixin, ProvedMixin, …)`.
    """

    proof_lasts = LASTS
    request: Any

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Ask first, or go on with what was typed before the proof."""
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        if not self.is_proved():
            return ask(request)
        take_up(request)
        return super().dispatch(request, *args, **kwargs)

    def is_proved(self) -> bool:
        """Say whether the proof is fresh enough; a view may know steps that need none."""
        return is_proved(self.request, lasts=self.proof_lasts)
