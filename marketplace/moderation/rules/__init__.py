"""Pure rules of the desk: how names are compared, how lists are read, who may take part."""

from marketplace.moderation.rules.eligible import Candidate, Condition, applies, unmet
from marketplace.moderation.rules.listing import Entry, Reading, read_list
from marketplace.moderation.rules.similarity import (
    HIT_FROM,
    RULE_VERSION,
    Likeness,
    Name,
    keys_of,
    likeness,
)

__all__ = [
    "HIT_FROM",
    "RULE_VERSION",
    "Candidate",
    "Condition",
    "Entry",
    "Likeness",
    "Name",
    "Reading",
    "applies",
    "keys_of",
    "likeness",
    "read_list",
    "unmet",
]
