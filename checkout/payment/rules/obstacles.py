"""What holds a seller's money back: why, who acts next, and until when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason, in words that finance and the seller both read; `until` is set for a rest that
    ends by itself."""

    code: str
    reason: object
    next: object
    until: datetime | None = None


def _known(*obstacles: Obstacle) -> dict[str, Obstacle]:
    return {obstacle.code: obstacle for obstacle in obstacles}


OBSTACLES: Final = _known(
    Obstacle(
        "suspended",
        _("The company is suspended."),
        _("A moderator ends the suspension, or its last day does. The company may appeal."),
    ),
    Obstacle(
        "none",
        _("There is no bank account yet."),
        _("The company gives one in its file."),
    ),
    Obstacle(
        "pending",
        _("The bank account is being checked."),
        _("A moderator accepts or refuses it."),
    ),
    Obstacle(
        "refused",
        _("The bank account was refused."),
        _("The company gives another one in its file."),
    ),
    Obstacle(
        "resting",
        _("The bank account was changed; nothing is paid out in the first three days after it."),
        _("Nobody has to do anything: it goes on by itself."),
    ),
    Obstacle(
        "disputed",
        _("The payer's bank disputes the payment."),
        _("Finance answers the bank, and decides when the dispute is lost."),
    ),
    Obstacle(
        "account",
        _("The account at the payment provider takes no money now."),
        _("The company answers the payment provider's questions."),
    ),
)
"""By code. The suspension holds every way out, bank accounts hold bank transfers, and the last two
hold transfers at the payment provider."""
