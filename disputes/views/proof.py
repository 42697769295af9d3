"""Proof of who opens a dispute: asked before the form, good for as long as writing it takes."""

import time
from typing import Any, Final

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from django.urls import reverse
from django.utils.http import urlencode

LASTS: Final = 2 * 3600
"""Seconds; the time that somebody may take to write a complaint and to look for its files."""


def ask(request: Any) -> None:
    """Send the person to the password or second factor first when the last proof is too old."""
    if not is_fresh(request):
        raise_if_reauthentication_required(request, app="disputes")


def is_fresh(request: Any) -> bool:
    """Say whether the person proved who it is a second time while signed in, not long ago."""
    records = get_authentication_records(request, request.user)
    proofs = [float(record["at"]) for record in records if record.get("reauthenticated")]
    return bool(proofs) and time.time() - max(proofs) < LASTS


def address(request: Any, going_on_to: str) -> str:
    """Return where the proof is given, empty while it is fresh."""
    if is_fresh(request):
        return ""
    return f"{reverse('account_reauthenticate')}?{urlencode({'next': going_on_to})}"
