"""Whether a rule of eligibility is about a company, and whether it is met."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Candidate:
    """A company as rules see it: kind, country, kinds of papers accepted and valid today."""

    kind: str
    country: str
    papers: Collection[str]


@dataclass(frozen=True, slots=True)
class Condition:
    """Whom a rule is about and what it demands; an empty condition is about all."""

    company_kind: str = ""
    country: str = ""
    category: str = ""
    demand: str = "paper"
    paper: str = ""


def applies(condition: Condition, candidate: Candidate, category: str) -> bool:
    """Say whether the rule is about this company and category (CPV code, "" when none is named).

    A rule of a category is not about activities that name none.
    """
    if condition.company_kind and condition.company_kind != candidate.kind:
        return False
    if condition.country and condition.country != candidate.country:
        return False
    return category.startswith(condition.category)


def unmet(condition: Condition, candidate: Candidate) -> bool:
    """Say whether the company lacks what the rule demands."""
    return condition.demand == "closed" or condition.paper not in candidate.papers
