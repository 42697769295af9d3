"""What a company reads beside each point of a file that was sent back."""

from collections.abc import Iterable, Mapping
from typing import Any

from marketplace.companies.models import Company
from marketplace.companies.reasons import sentence
from marketplace.kernel.events import timeline

Remark = Mapping[str, str]
"""`point` (a field's name, or `paper-<key>` …), `reason` (a key of REASONS or nothing), `text`."""


def remarks(company: Company) -> dict[str, list[str]]:
    """Return point -> sentences of the newest refusal while it stands; one query, else none.

    A point is the name of a column of the file, or `paper-<key>`, `bank-<key>`.
    """
    if company.status != "refused":
        return {}
    refusal = timeline(company).filter(name="company.refused").last()
    return by_point(refusal.facts.get("remarks", ()) if refusal else ())


def by_point(given: Iterable[Remark]) -> dict[str, list[str]]:
    """Return the sentences of each point, in the language now active."""
    found: dict[str, list[str]] = {}
    for remark in given:
        said = sentence(remark.get("reason", ""), remark.get("text", ""))
        found.setdefault(remark["point"], []).append(said)
    return found


def as_fact(point: str, reason: str, text: str) -> dict[str, Any]:
    """Return a remark as the refusal keeps it."""
    return {"point": point, "reason": reason, "text": text}
