"""What moderators keep: verdicts, sources, screening lists and hits, suspensions, eligibility."""

from marketplace.moderation.models.eligibility import EligibilityRule
from marketplace.moderation.models.hit import Hit
from marketplace.moderation.models.screening import (
    ScreeningEntry,
    ScreeningKey,
    ScreeningList,
)
from marketplace.moderation.models.source import Source
from marketplace.moderation.models.suspension import Suspension
from marketplace.moderation.models.verdict import Verdict

__all__ = [
    "EligibilityRule",
    "Hit",
    "ScreeningEntry",
    "ScreeningKey",
    "ScreeningList",
    "Source",
    "Suspension",
    "Verdict",
]
