"""Where the one door asks the market: where to go, what to record, which proofs there are."""

from typing import Any, Final

from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context as current
from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.accounts import proving
from marketplace.accounts.actions import note_failed_sign_in, note_sign_in
from marketplace.accounts.signin.addresses import limit_key
from marketplace.accounts.signin.mails import MailHooks
from marketplace.accounts.signin.phones import PhoneHooks

NAMES: Final = {"mfa_reauthenticate:webauthn": gettext_lazy("Use a passkey")}
"""Ways of proving that the pages name otherwise than allauth does."""


class AccountAdapter(MailHooks, PhoneHooks):
    """allauth's hooks, each one call."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """The frozen start at the proofs, staff and others on their desk."""
        user: Any = request.user
        if user.frozen_at:
            return reverse("account_unfreeze")
        return reverse("moderation:index") if user.staff_role else start(request)

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """A new person starts on the desk, or at the invitation."""
        return start(request)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """After a change the person sees it in the own security log."""
        del request
        return reverse("account_security")

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Record the sign-in, with the way it took, and go on."""
        records = get_authentication_records(request, user)
        note_sign_in(user, ways=[way_of(record) for record in records])
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Record the failure for the person whose address or telephone was typed."""
        super().authentication_failed(request, **credentials)
        phone = credentials.get("phone")
        user = self.get_user_by_phone(phone) if phone else None
        note_failed_sign_in(user.email if user else str(credentials.get("email") or ""))

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Count wrong passwords under one key for every spelling of an address or number."""
        del request
        typed = (credentials.get(name) for name in ("email", "phone", "username"))
        return limit_key(next((str(each) for each in typed if each), ""))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Let people with neither password nor second factor prove themselves by a mailed code."""
        ways: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        for way in ways:
            way["description"] = str(NAMES.get(way["id"], way["description"]))
        if ways or not user.is_authenticated:
            return ways
        by_code = {
            "id": "prove_by_code",
            "description": _("Send a code to my e-mail address"),
            "url": reverse("account_prove_by_code"),
        }
        return [by_code]

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask people without a password too: allauth itself would let them pass.

        Raises ReauthenticationRequired, which its middleware answers with the way to the proof.
        """
        required: bool = super().is_reauthentication_required(app=app, **kwargs)
        if required and not proving.is_proved(current.request):
            raise ReauthenticationRequired
        return required


def start(request: HttpRequest) -> str:
    """Return the first page: of the invitation that was opened in this browser, else the desk."""
    invitation = request.session.get("invitation")
    return f"/invitations/{invitation['token']}/" if invitation else reverse("desk")


def way_of(record: dict[str, Any]) -> str:
    """Return by what one step of a sign-in was proved: password, code, phone, totp, webauthn …"""
    if record["method"] == "mfa":
        return str(record.get("type", "mfa"))
    if record["method"] == "code" and record.get("phone"):
        return "phone"
    return str(record["method"])
