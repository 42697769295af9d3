"""Proof of who opens a dispute: asked before the form, good for as long as writing it takes."""

from typing import Any, Final

from django.http import HttpResponseRedirect

from marketplace.accounts import proving

LASTS: Final = 2 * 3600
"""Seconds; the time that somebody may take to write a complaint and to look for its files."""


def ask(request: Any) -> HttpResponseRedirect | None:
    """Send the person to a proof first when the last one is too old."""
    return None if is_fresh(request) else proving.ask(request)


def is_fresh(request: Any) -> bool:
    """Say whether the person proved who it is a second time while signed in, not long ago."""
    return proving.is_proved(request, lasts=LASTS)


def address(request: Any, going_on_to: str) -> str:
    """Return where the proof is given, empty while it is fresh."""
    return "" if is_fresh(request) else proving.address(request, going_on_to)
