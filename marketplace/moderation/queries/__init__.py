"""Questions of the desk: queues, points of a file, screening, obstacles, eligibility."""

from marketplace.moderation.queries.eligibility import eligible
from marketplace.moderation.queries.given import Point
from marketplace.moderation.queries.points import points, verdicts
from marketplace.moderation.queries.proofs import waiting_for_proof, without_proof
from marketplace.moderation.queries.queue import (
    Filters,
    Place,
    chips,
    deadlines,
    place,
    queue,
    tally,
)

__all__ = [
    "Filters",
    "Place",
    "Point",
    "chips",
    "deadlines",
    "eligible",
    "place",
    "points",
    "queue",
    "tally",
    "verdicts",
    "waiting_for_proof",
    "without_proof",
]
