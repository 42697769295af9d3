"""Questions about people and their identity checks."""

from marketplace.accounts.queries.desk import (
    count_waiting,
    decide_by,
    others_with_number,
    queue,
    queue_counts,
    waiting_checks,
)
from marketplace.accounts.queries.identity import (
    identity_accepted,
    identity_obstacle,
    must_give_document,
    newest_submission,
    own_check,
    refusal_reason,
)
from marketplace.accounts.queries.people import (
    SECURITY_EVENTS,
    has_second_factor,
    security_events,
    ways_in,
)

__all__ = [
    "SECURITY_EVENTS",
    "count_waiting",
    "decide_by",
    "has_second_factor",
    "identity_accepted",
    "identity_obstacle",
    "must_give_document",
    "others_with_number",
    "own_check",
    "queue",
    "queue_counts",
    "newest_submission",
    "refusal_reason",
    "security_events",
    "waiting_checks",
    "ways_in",
]
