"""What people are told about their identity check."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import IdentityCheck
from marketplace.kernel.models import Event
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
