"""Stretches of the index of words: what has a word stands together, in order, with all traits.

PostgreSQL answers from the index alone. At most `READ` rows of a stretch are read, so a word that
half the market has costs no more than a rare one.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from marketplace.directory.models import Word
from marketplace.directory.rules import text
from marketplace.directory.rules.asking import Candidate, Question
from marketplace.directory.rules.cells import Traits, packed
from marketplace.kernel.clock import now

MOST: Final = 1000
READ: Final = MOST + MOST // 10
"""Rows read for `MOST` companies: some have two words that begin alike."""
PROBED: Final = 256
"""How far a word is counted before it is taken for a common one."""
COLUMNS: Final = (
    "entry_id",
    "sort_name",
    "verified_at",
    "country",
    "kind",
    "divisions",
    "certificates",
)
BEST: Final = ("word", "rank", "sort_name", "entry_id")


def begins(word: str) -> Q:
    """Return the condition: the row's word begins so."""
    start, end = text.span(word)
    return Q(word__gte=start, word__lt=end)


def of_traits(facet: str, values: Sequence[str]) -> "QuerySet[Word]":
    """Return the rows of everybody who has one of the values of a facet."""
    keys = [text.trait(facet, value) for value in values]
    return Word.objects.filter(word__in=keys, rank=0)


def having_all(asked: Sequence[str]) -> "QuerySet[Word]":
    """Return the rows of the rarest word whose entries have the other words too."""
    if not asked:
        return Word.objects.none()
    rarest, *others = asked if len(asked) == 1 else sorted(asked, key=_probed)
    rows = Word.objects.filter(begins(rarest))
    for other in others:
        rows = rows.filter(Exists(Word.objects.filter(begins(other), entry=OuterRef("entry"))))
    return rows


def _probed(word: str) -> tuple[int, int]:
    return Word.objects.filter(begins(word))[:PROBED].count(), -len(word)


def having_some(asked: Sequence[str]) -> "list[QuerySet[Word]]":
    """Return the rows of each word."""
    return [Word.objects.filter(begins(word)) for word in asked]


def recent(rows: "QuerySet[Any]", days: int) -> "QuerySet[Any]":
    """Return the rows of companies verified in the last days; all of them for 0."""
    return rows.filter(verified_at__gte=now() - timedelta(days=days)) if days else rows


def narrowed(rows: "QuerySet[Any]", question: Question) -> "QuerySet[Any]":
    """Return the rows, of words or entries, whose traits pass the filters."""
    if question.countries:
        rows = rows.filter(country__in=question.countries)
    if question.kinds:
        rows = rows.filter(kind__in=question.kinds)
    if question.division:
        rows = rows.filter(divisions__contains=packed([question.division]))
    if question.certificate:
        rows = rows.filter(certificates__contains=packed([question.certificate]))
    return rows


def read(
    parts: "Sequence[QuerySet[Any]]", order: Sequence[str], most: int | None = None
) -> tuple[list[Candidate], bool]:
    """Return who stands in the stretches, those in most of them first, and whether the reading
    stopped before their end; one query for each. `most`: rows read, else `READ`."""
    limit, is_cut = (most or READ) // len(parts), False
    found: dict[int, tuple[Any, ...]] = {}
    hits: Counter[int] = Counter()
    for part in parts:
        rows = list(part.order_by(*order).values_list(*COLUMNS)[:limit])
        is_cut |= len(rows) == limit
        hits.update({row[0] for row in rows})
        for row in rows:
            found.setdefault(row[0], row)
    ordered = sorted(found.values(), key=lambda row: -hits[row[0]])
    made = [candidate(row, hits[row[0]]) for row in ordered]
    return made, is_cut or len(made) > MOST


def candidate(row: tuple[Any, ...], hits: int = 1) -> Candidate:
    """Return a row of `COLUMNS` as the rules see it."""
    pk, name, at, country, kind, divisions, certificates = row
    several = {"divisions": tuple(divisions.split()), "certificates": tuple(certificates.split())}
    return Candidate(pk, name, at, Traits(country=country, kind=kind, **several), hits)
