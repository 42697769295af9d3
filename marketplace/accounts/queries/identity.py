"""Questions about one person's identity check."""

from typing import Final

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import grounds
from marketplace.accounts.models import IdentityCheck
from marketplace.accounts.models.identity import RENEWING
from marketplace.kernel import events
from marketplace.kernel.clock import today

OBSTACLES: Final = {
    "not_given": _("Your identity check is missing. Give an identity document first."),
    "waiting": _("A moderator still looks at your identity document."),
    "refused": _("Your identity document was refused. Give another one first."),
    "expired": _("Your identity document has expired. Give a new one first."),
}


def identity_accepted(person_id: int | None) -> bool:
    """Say whether a moderator accepted the person's identity and the document still holds.

    While the next document waits for its check or was withdrawn, the one accepted before counts.
    """
    if person_id is None:
        return False
    renewing = Q(status__in=RENEWING, accepted_until__gte=today())
    found = IdentityCheck.objects.filter(Q(status="accepted") | renewing, person_id=person_id)
    return bool(found.exists())


def identity_obstacle(person_id: int | None) -> str | None:
    """Return in words why the person's identity does not count yet, or None when it does."""
    if identity_accepted(person_id):
        return None
    check = own_check(person_id or 0)
    return str(OBSTACLES[check.status if check else "not_given"])


def must_give_document(person_id: int | None) -> bool:
    """Say whether it is the person's turn: nothing given, refused or expired."""
    check = own_check(person_id or 0)
    return check is None or check.status not in {"waiting", "accepted"}


def own_check(person_id: int) -> IdentityCheck | None:
    """Return the person's identity check, or None when nothing was ever given."""
    check: IdentityCheck | None = IdentityCheck.objects.filter(person_id=person_id).first()
    return check


def refusal_reason(check: IdentityCheck) -> str:
    """Return why the check was refused last, in the reader's language, or an empty text."""
    last = events.timeline(check).filter(after="refused").last()
    if last is None:
        return ""
    words = grounds.reason(last.facts.get("ground", ""), last.facts.get("note", ""))
    return words or str(last.facts.get("reason", ""))


def newest_submission(check: IdentityCheck) -> int:
    """Return the key of the event by which the document that stands now was handed in."""
    handed_in = events.timeline(check).filter(step="submit").order_by("-pk")
    return int(handed_in.values_list("pk", flat=True).first() or 0)
