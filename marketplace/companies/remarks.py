"""What a company reads of a file that was sent back: the moderator's words, and each point."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from marketplace.companies.changed import parts_since, touches
from marketplace.companies.models import Company, Paper
from marketplace.companies.reasons import sentence
from marketplace.companies.words import FIELDS, PAPER_KINDS
from marketplace.kernel.events import timeline
from marketplace.kernel.models import Event

Remark = Mapping[str, str]
"""`point` (a field's name, or `paper-<key>` …), `reason` (a key of REASONS or nothing), `text`."""


@dataclass(frozen=True, slots=True)
class Named:
    """A point that was sent back: its words, what was said, whether it was changed since; `kind`
    is a paper's."""

    point: str
    label: str
    text: str
    answered: bool = False
    kind: str = ""

    @property
    def words(self) -> str:
        """The remark as one line, the point first."""
        return named(self.label, self.text)


@dataclass(frozen=True, slots=True)
class SentBack:
    """A refusal that stands: what the moderator said over all, and the points."""

    note: str
    points: tuple[Named, ...]

    @property
    def left(self) -> tuple[Named, ...]:
        """The points that nobody has changed since."""
        return tuple(point for point in self.points if not point.answered)


def refusal(company: Company) -> Event | None:
    """Return the newest refusal while it stands; one query, none for other states."""
    if company.status != "refused":
        return None
    return timeline(company).filter(name="company.refused").last()


def remarks(company: Company) -> dict[str, list[str]]:
    """Return point -> sentences of the newest refusal while it stands; one query, else none.

    A point is the name of a column of the file, or `paper-<key>`, `bank-<key>`.
    """
    found = refusal(company)
    return by_point(found.facts.get("remarks", ()) if found else ())


def by_point(given: Iterable[Remark]) -> dict[str, list[str]]:
    """Return the sentences of each point, in the language now active."""
    found: dict[str, list[str]] = {}
    for remark in given:
        said = sentence(remark.get("reason", ""), remark.get("text", ""))
        found.setdefault(remark["point"], []).append(said)
    return found


def sent_back(company: Company) -> SentBack | None:
    """Return the refusal that stands, point by point, or None; three queries at most."""
    found = refusal(company)
    return told(company, found) if found else None


def told(company: Company, event: Event) -> SentBack:
    """Return a refusal as the company reads it, in the language now active."""
    said = by_point(event.facts.get("remarks", ()))
    kinds = _kinds(company, said)
    changed = _changed(company, event)
    points = (
        Named(
            point,
            label_of(point, kinds),
            text,
            _is_answered(point, kinds, changed),
            kinds.get(point, ""),
        )
        for point, texts in said.items()
        for text in texts
    )
    return SentBack(_note(event), tuple(points))


def untouched(company: Company, event: Event) -> bool:
    """Say whether nothing that a refusal named was changed since; without a point, nothing at
    all."""
    points = told(company, event).points
    if points:
        return not any(point.answered for point in points)
    return not _changed(company, event)


def label_of(point: str, kinds: Mapping[str, str]) -> str:
    """Return a point in words; `kinds` tells the kind of each paper."""
    if point.startswith("paper-"):
        return str(dict(PAPER_KINDS).get(kinds.get(point, ""), _("Papers")))
    if point.startswith("bank-"):
        return _("Bank account")
    return _("Registered address") if point == "line1" else str(FIELDS.get(point, point))


def named(label: object, text: str) -> str:
    """Return a remark with the point it is about."""
    return _("%(point)s: %(remark)s") % {"point": label, "remark": text}


def _note(event: Event) -> str:
    """The moderator's own words over the remarks; without remarks the reason is all that is
    said."""
    whole = "" if event.facts.get("remarks") else event.facts.get("reason", "")
    return str(event.facts.get("note", whole))


def _kinds(company: Company, points: Iterable[str]) -> dict[str, str]:
    keys = [int(key) for kind, _dash, key in (p.partition("-") for p in points) if kind == "paper"]
    if not keys:
        return {}
    papers = Paper.objects.filter(company=company, pk__in=keys)
    return {f"paper-{pk}": kind for pk, kind in papers.values_list("pk", "kind")}


def _changed(company: Company, event: Event) -> set[str]:
    """Return the parts changed since, and `paper:<kind>` of each paper handed in since."""
    newer = Paper.objects.filter(company=company, added_at__gt=event.at)
    kinds = newer.values_list("kind", flat=True)
    return parts_since(company, event) | {f"paper:{kind}" for kind in kinds}


def _is_answered(point: str, kinds: Mapping[str, str], changed: set[str]) -> bool:
    return touches(changed, point) or f"paper:{kinds.get(point)}" in changed


def as_fact(point: str, reason: str, text: str) -> dict[str, Any]:
    """Return a remark as the refusal keeps it."""
    return {"point": point, "reason": reason, "text": text}
