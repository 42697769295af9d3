"""A file that comes again: what was said when it was sent back, and what was changed since."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from marketplace.companies.changed import parts_since
from marketplace.companies.models import Company, Paper
from marketplace.companies.remarks import by_point
from marketplace.kernel.events import timeline

DECISIONS: Final = ("approve", "refuse")


@dataclass(frozen=True, slots=True)
class Returned:
    """The last round of a file sent back: sentences by point, and the parts changed since.

    Nothing for a file that comes for the first time, or was approved meanwhile.
    """

    said: dict[str, list[str]] = field(default_factory=dict)
    parts: frozenset[str] = frozenset()


def returned(company: Company, papers: Iterable[Paper] = ()) -> Returned:
    """Return what the last round said of the file in the queue; two queries, one for a first
    round. A remark on a paper stands with the paper of its kind that was added since."""
    if company.submitted_at is None:
        return Returned()
    story = timeline(company)
    before = story.filter(step__in=DECISIONS, at__lt=company.submitted_at).last()
    if before is None or before.step != "refuse":
        return Returned()
    handed_in = list(papers)
    said = by_point(before.facts.get("remarks", ()))
    newer = {f"paper-{paper.pk}" for paper in handed_in if paper.added_at > before.at}
    parts = parts_since(company, before) | newer
    return Returned(_on_successors(said, handed_in, newer), frozenset(parts))


def _on_successors(
    said: dict[str, list[str]], papers: list[Paper], newer: set[str]
) -> dict[str, list[str]]:
    kinds = {f"paper-{paper.pk}": paper.kind for paper in papers}
    moved = dict(said)
    for point, texts in said.items():
        for key in newer:
            if point != key and point in kinds and kinds.get(key) == kinds[point]:
                moved.setdefault(key, texts)
    return moved
