"""What waits while an account is frozen, beside the rights that `Party.may` takes away: who one is,
how one is reached, and in which companies one acts. Reading, selling and talking go on."""

from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

WORDS: Final = _("Your account is frozen. Prove who you are first.")
WAYS_IN: Final = frozenset(
    {
        "account_email",
        "account_email_verification_sent",
        "account_change_phone",
        "account_verify_phone",
        "account_change_password",
        "account_set_password",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "mfa_add_webauthn",
        "mfa_edit_webauthn",
        "mfa_remove_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
    }
)
"""Whoever froze the account may not be alone in it: none of these opens before the proofs."""
HELD: Final = frozenset(
    {
        "account_identity",
        "own_identity_number",
        "me",
        "photo",
        "directory:me",
        "members:leave",
        "members:ask",
        "members:answer",
        "members:invitation",
        "companies:new",
        "privacy:copy",
    }
)
"""Pages that may be read; their forms wait."""


DESKS: Final = ("/admin/", "/cms/")
"""Where other packages ask Django's permissions instead of `Party.may`."""


def is_held(name: str, request: HttpRequest) -> bool:
    """Say whether a page, by the name of its address, waits for the proofs."""
    if name in WAYS_IN or request.path.startswith(DESKS):
        return True
    return name in HELD and request.method == "POST"


def must_be_open(by: Party) -> None:
    """Raise Refused while the party's account is frozen."""
    if by.frozen:
        raise Refused(WORDS, code="frozen")


def why_held(check: Any) -> object | None:
    """Guard: nothing changes in the identity check of a frozen account."""
    return WORDS if check.person.frozen_at else None
