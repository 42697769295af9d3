"""What moderators are told about files that they had claimed."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.notices import kinds
from marketplace.notices.kinds import Kind

KINDS: Final = (
    Kind(
        "moderation.released",
        _("The file of %(company)s was taken from you"),
        _("Another moderator gave it back to the queue. Reason: %(why)s"),
        area="platform",
    ),
)


def register() -> None:
    """Make the kinds known."""
    kinds.register(*KINDS)
