"""What people are told about their identity check."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import IdentityCheck
from marketplace.accounts.process import REMIND_DAYS
from marketplace.kernel import events, steps
from marketplace.kernel.clock import today
from marketplace.kernel.models import Event
from marketplace.notices import kinds
from marketplace.notices.actions import tell
from marketplace.notices.kinds import Kind

KINDS: Final = (
    Kind(
        "identity.accepted",
        _("Your identity check was accepted"),
        _("You can now publish, quote and write to other companies."),
    ),
    Kind(
        "identity.refused",
        _("Your identity check was refused"),
        _("Reason: %(reason)s. You can give another document."),
    ),
    Kind(
        "identity.expired",
        _("Your identity document has expired"),
        _("Give a new document to go on publishing, quoting and writing to other companies."),
    ),
    Kind(
        "identity.ends_soon",
        _("Your identity document ends on %(day)s"),
        _("Give the next one now: the one accepted goes on counting while it is looked at."),
    ),
    Kind(
        "identity.opened",
        _("Your document number was opened"),
        _("Somebody of the staff read it in full. The page of the check says when and what for."),
    ),
)


def tell_outcome(check: IdentityCheck, event: Event | None) -> None:
    """Effect: tell the person what became of the check."""
    reason = event.facts.get("reason", "") if event else ""
    tell(
        [check.person_id],
        f"identity.{check.status}",
        url=reverse("account_identity"),
        reason=reason,
    )


def remind(check: IdentityCheck, _event: Event | None) -> None:
    """Effect: tell the person that the document ends soon, once for each of the days."""
    if check.expires_on is None:
        return
    left = (check.expires_on - today()).days
    check.reminded_days = min(days for days in REMIND_DAYS if days >= min(left, REMIND_DAYS[0]))
    check.save(update_fields=["reminded_days"])
    steps.reschedule(check)
    tell(
        [check.person_id],
        "identity.ends_soon",
        url=reverse("account_identity"),
        day=check.expires_on.isoformat(),
    )


def tell_opened(event: Event) -> None:
    """Tell the person that somebody else opened the number."""
    person = IdentityCheck.objects.values_list("person_id", flat=True).get(pk=event.object_id)
    if event.person_id != person:
        tell([person], "identity.opened", url=reverse("account_identity"))


def register() -> None:
    """Make the kinds known and listen for openings."""
    kinds.register(*KINDS)
    events.subscribe("accounts.identitycheck.revealed", tell_opened)
