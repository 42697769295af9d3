"""Questions about people in companies: who may what, what waits, limits and what is left."""

from marketplace.members.queries.joining import (
    by_token,
    companies_named,
    invitations_of,
    invitations_waiting,
    open_invitations_for,
    requests_of,
    requests_to,
    waiting_for_managers,
)
from marketplace.members.queries.rights import (
    MOST_NAMED,
    names,
    who_may,
    why_not,
)
from marketplace.members.queries.spending import (
    before_this_month,
    cap_of_unit,
    caps_of,
    limit_of,
    limits_of,
    people_of,
    spent,
    units_with_budgets,
)

__all__ = [
    "MOST_NAMED",
    "before_this_month",
    "by_token",
    "cap_of_unit",
    "caps_of",
    "companies_named",
    "invitations_of",
    "invitations_waiting",
    "limit_of",
    "limits_of",
    "names",
    "open_invitations_for",
    "people_of",
    "requests_of",
    "requests_to",
    "spent",
    "units_with_budgets",
    "waiting_for_managers",
    "who_may",
    "why_not",
]
