"""Keeping the directory in step with the companies: one entry anew, or all of them.

The rows follow from the companies alone, so every verb here may be repeated at any time.
"""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final

from django.db import transaction
from django.db.models import F, QuerySet

from marketplace.directory.facts import Facts, facts_of, public_sellers
from marketplace.directory.models import Entry, Tally, Word
from marketplace.directory.rules.cells import EVERYTHING, Cell, Traits, counted, key

BATCH: Final = 1000


@transaction.atomic
def refresh(company_id: int) -> bool:
    """Make the entry of a company say what the company says now; return whether it changed."""
    _lock_the_tally()
    old = Entry.objects.filter(pk=company_id).first()
    new = next(facts_of(public_sellers().filter(pk=company_id)), None)
    if (old.digest if old else None) == (new.digest if new else None):
        return False
    _count_out(_cells(old) if old else set(), new.traits.cells if new else set())
    if old:
        old.delete()
    if new:
        _write([new])
    return True


def _lock_the_tally() -> None:
    """Let one change at a time at the counts; the row of the whole market is the lock."""
    row, _made = Tally.objects.get_or_create(key=key(EVERYTHING), defaults={"number": 0})
    Tally.objects.select_for_update().get(pk=row.pk)


def _cells(entry: Entry) -> set[Cell]:
    return Traits(
        country=entry.country,
        kind=entry.kind,
        divisions=tuple(entry.divisions.split()),
        certificates=tuple(entry.certificates.split()),
    ).cells


def _count_out(gone: set[Cell], come: set[Cell]) -> None:
    """Take one from the cells left, add one to the cells entered."""
    _cells_of(gone - come).update(number=F("number") - 1)
    entered = {key(cell): cell for cell in come - gone}
    known = set(_cells_of(entered.values()).values_list("key", flat=True))
    Tally.objects.filter(key__in=known).update(number=F("number") + 1)
    _add_cells({cell: 1 for name, cell in entered.items() if name not in known})
    _cells_of(gone - come).filter(number=0).exclude(key=key(EVERYTHING)).delete()


def _cells_of(cells: Iterable[Cell]) -> QuerySet[Tally]:
    return Tally.objects.filter(key__in=[key(cell) for cell in cells])


def _add_cells(numbers: dict[Cell, int]) -> None:
    Tally.objects.bulk_create(
        (
            Tally(
                key=key(cell),
                country=cell[0],
                kind=cell[1],
                division=cell[2],
                certificate=cell[3],
                number=number,
            )
            for cell, number in numbers.items()
        ),
        batch_size=BATCH,
    )


def _write(several: Sequence[Facts]) -> None:
    Entry.objects.bulk_create(
        Entry(company_id=facts.pk, digest=facts.digest, **facts.columns) for facts in several
    )
    Word.objects.bulk_create(
        (
            Word(entry_id=facts.pk, word=word, rank=rank, **facts.columns)
            for facts in several
            for word, rank in facts.ranked
        ),
        batch_size=BATCH,
    )


@transaction.atomic
def rebuild() -> int:
    """Make every entry and count anew and return how many; readers see the old ones until then."""
    _lock_the_tally()
    for model in (Word, Entry):
        model.objects.all().delete()
    Tally.objects.exclude(key=key(EVERYTHING)).delete()
    traits, everybody = [], facts_of(public_sellers())
    while batch := list(islice(everybody, BATCH)):
        _write(batch)
        traits += [facts.traits for facts in batch]
    tally = counted(traits)
    Tally.objects.filter(key=key(EVERYTHING)).update(number=tally.pop(EVERYTHING, 0))
    _add_cells(tally)
    return len(traits)
