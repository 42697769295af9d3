"""Whether a file may be opened, and what people read where it may not."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.files.scanning import AWAY, INFECTED
from marketplace.kernel.models import StoredFile

PREPARING, UNUSABLE = "preparing", "unusable"
LOCKED: Final = frozenset({AWAY, INFECTED, PREPARING, UNUSABLE})
HELD: Final = {
    AWAY: _("opens when the virus scanner has seen it"),
    INFECTED: _("locked: the virus scanner refused it"),
    PREPARING: _("being prepared"),
}
TROUBLES: Final = {
    "infected": _("The virus scanner refused it."),
    "stopped": _("Its preparation was stopped."),
    "too_slow": _("It takes too long to read."),
    "no_room": _("There was no room to keep it."),
}
UNREADABLE: Final = _("It can not be read.")


def why_locked(stored: StoredFile) -> object:
    """Return in words why a file can not be opened; empty when it can."""
    if stored.scan == UNUSABLE:
        return TROUBLES.get(stored.trouble, UNREADABLE)
    return HELD.get(stored.scan, "")
