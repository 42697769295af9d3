"""A new index key takes over: blind indexes are computed again from the numbers they stand for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.db import transaction

from marketplace.kernel.vault import fields
from marketplace.kernel.vault.ciphers import SealBroken
from marketplace.kernel.vault.indexing import several_keys, under_each_key
from marketplace.kernel.vault.rotating import Rotation

BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Indexed:
    """One column of blind indexes: `fresh(row, number)` computes it, with the number of the
    column `sealed` opened for it, or "" where the number stands in plain columns."""

    model: str
    column: str
    fresh: Callable[[Any, str], str]
    sealed: str = ""

    @property
    def name(self) -> str:
        """How reports name it."""
        return f"{self.model}.{self.column}"

    def computed(self, row: Any) -> str:
        """Return the index of a row by the key in use. Raises SealBroken."""
        return self.fresh(row, fields.opened(row, self.sealed) if self.sealed else "")

    def rows(self) -> Any:
        """Return the rows that have an index."""
        kept = apps.get_model(self.model)._base_manager.exclude(**{self.column: ""})
        return kept.order_by("pk")


_known: Final[dict[str, Indexed]] = {}


def watch_index(*several: Indexed) -> None:
    """Let a change of the index key and the doctor take care of these columns."""
    _known.update({each.name: each for each in several})


def all_indexed() -> tuple[Indexed, ...]:
    """Return every column of blind indexes that is taken care of."""
    return tuple(_known.values())


def indexes_of(row: Any, column: str) -> tuple[str, ...]:
    """Return the indexes under which equal numbers are stored: one for each key, the row's own
    first; none for a row without a number. A number is opened only while several keys count."""
    stored = getattr(row, column)
    if not stored or not several_keys():
        return (stored,) if stored else ()
    indexed = _known[f"{row._meta.label}.{column}"]
    return (stored, *under_each_key(lambda: indexed.computed(row)))


def reindex(*, dry: bool = False) -> list[Rotation]:
    """Compute every blind index with the newest key, in batches; a second run changes nothing.

    With `dry` it computes and counts, and writes nothing.
    """
    return [_reindexed(each, dry=dry) for each in _known.values()]


def _reindexed(indexed: Indexed, *, dry: bool) -> Rotation:
    found = Rotation(indexed.name)
    for batch in _batches(indexed):
        with transaction.atomic():
            for row in batch:
                _count(indexed, row, found, dry=dry)
    return found


def _batches(indexed: Indexed) -> Iterator[list[Any]]:
    last = 0
    while batch := list(indexed.rows().filter(pk__gt=last)[:BATCH]):
        yield batch
        last = batch[-1].pk


def _count(indexed: Indexed, row: Any, found: Rotation, *, dry: bool) -> None:
    """Write one row's index unless it is the newest key's, or was changed meanwhile."""
    stored = getattr(row, indexed.column)
    try:
        fresh = indexed.computed(row)
    except SealBroken:
        found.broken += 1
        return
    if fresh == stored:
        found.newest += 1
        return
    unchanged = indexed.rows().filter(pk=row.pk, **{indexed.column: stored})
    found.changed += dry or unchanged.update(**{indexed.column: fresh})


def strange() -> str | None:
    """Return the name of a column whose newest index none of the keys made, or None."""
    for indexed in _known.values():
        row = indexed.rows().last()
        if row is not None and not _fits(indexed, row):
            return indexed.name
    return None


def _fits(indexed: Indexed, row: Any) -> bool:
    try:
        made = under_each_key(lambda: indexed.computed(row))
    except SealBroken:  # said of the sealed column already
        return True
    return getattr(row, indexed.column) in made
