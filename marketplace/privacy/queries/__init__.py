"""Questions about consents and policies."""

from marketplace.privacy.queries.consents import (
    Answer,
    answers_of,
    last_answers,
    last_answers_for,
    overview,
    policy_rows,
)

__all__ = [
    "Answer",
    "answers_of",
    "last_answers",
    "last_answers_for",
    "overview",
    "policy_rows",
]
