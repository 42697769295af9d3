"""Why an identity document is refused: sentences that the person reads in their own language."""

from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User

GROUNDS: Final[dict[str, object]] = {
    "unreadable": _("The picture can not be read. Take it in daylight, all corners in view."),
    "name": _("The name on the document is not the name in your person file."),
    "number": _("The number that you typed is not the number on the document."),
    "day": _("The last day that you gave is not the one on the document."),
    "expired": _("The document has expired."),
    "kind": _("This is no passport, identity card, residence permit or driving licence."),
    "incomplete": _("A side of the document is missing. Give both sides in one PDF."),
}


def reason(ground: str, note: str) -> str:
    """Return the sentences of a ground and a note in the language now active."""
    return " ".join(str(part) for part in (GROUNDS.get(ground, ""), note) if part)


def reason_for(person: User, ground: str, note: str) -> str:
    """Return the same in the person's language."""
    with translation.override(person.language or settings.LANGUAGE_CODE):
        return reason(ground, note)
