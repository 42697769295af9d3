"""A new key takes over: every sealed number is sealed again with the newest one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.db import models, transaction

from marketplace.kernel.vault import ciphers
from marketplace.kernel.vault.fields import SealedField, all_fields, place
from marketplace.kernel.vault.inside import Inside, all_inside

BATCH: Final = 500


@dataclass(slots=True)
class Rotation:
    """What became of one column: sealed again, sealed with the newest key before, or not to be
    opened."""

    column: str
    changed: int = 0
    newest: int = 0
    broken: int = 0


def rotate(*, dry: bool = False) -> list[Rotation]:
    """Seal everything with the newest key, in batches; a second run changes nothing.

    With `dry` it opens and counts, and writes nothing. What can not be opened stays as it is.
    """
    columns = [_rotated(field, dry=dry) for field in all_fields()]
    return columns + [_rotated_inside(inside, dry=dry) for inside in all_inside()]


def _rotated(field: SealedField, *, dry: bool) -> Rotation:
    rows = field.model._base_manager.exclude(**{field.name: ""})
    newest = {f"{field.name}__startswith": f"{ciphers.newest()}:"}
    found = Rotation(f"{field.model._meta.label}.{field.name}")
    found.newest = rows.filter(**newest).count()
    for batch in _batches(rows.exclude(**newest), field.name):
        with transaction.atomic():
            for pk, token in batch:
                _count(_resealed(field, pk, token, dry=dry), found)
    return found


def _batches(rows: "models.QuerySet[Any]", name: str) -> Iterator[list[tuple[int, str]]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk").values_list("pk", name)[:BATCH]):
        yield batch
        last = batch[-1][0]


def _resealed(field: SealedField, pk: int, token: str, *, dry: bool) -> bool | None:
    """Return True for a number sealed again, None for a broken one, False for one changed
    meanwhile."""
    try:
        fresh = ciphers.sealed(ciphers.opened(token, place(field, pk)), place(field, pk))
    except ciphers.SealBroken:
        return None
    unchanged = field.model._base_manager.filter(pk=pk, **{field.name: token})
    return dry or unchanged.update(**{field.name: fresh}) == 1


def _count(outcome: bool | None, found: Rotation) -> None:
    found.changed += outcome is True
    found.newest += outcome is False
    found.broken += outcome is None


def _rotated_inside(inside: Inside, *, dry: bool) -> Rotation:
    found, last = Rotation(inside.name), 0
    while True:
        with transaction.atomic():
            batch = inside.rows().select_for_update().filter(pk__gt=last)[:BATCH]
            rows = list(batch.values_list("pk", inside.column))
            for pk, data in rows:
                fresh = inside.replaced(data, lambda text: _fresh(inside, text, found))
                if fresh != data and not dry:
                    inside.rows().filter(pk=pk).update(**{inside.column: fresh})
        if not rows:
            return found
        last = rows[-1][0]


def _fresh(inside: Inside, text: str, found: Rotation) -> str:
    """Return a text sealed with the newest key, or as it is when it can not be opened; count it."""
    if ciphers.key_id(text) == ciphers.newest():
        found.newest += 1
        return text
    try:
        fresh = ciphers.sealed(inside.opened(text), inside.place)
    except ciphers.SealBroken:
        found.broken += 1
        return text
    found.changed += 1
    return fresh
