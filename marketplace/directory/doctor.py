"""Does the directory say what the companies say? Keys and counts compared, contents too."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from marketplace.directory.facts import facts_of, public_sellers
from marketplace.directory.models import Entry, Tally
from marketplace.directory.rules.cells import Cell, counted, key

SAMPLE: Final = 500
"""Entries whose content a check compares, the newest; their keys it compares all."""


@dataclass(frozen=True, slots=True)
class Drift:
    """Keys of sellers without entry, of entries too many and outdated, and of wrong counts."""

    missing: frozenset[int]
    surplus: frozenset[int]
    outdated: frozenset[int]
    miscounted: frozenset[str]

    @property
    def is_none(self) -> bool:
        """True when directory and companies agree."""
        return not (self.missing or self.surplus or self.outdated or self.miscounted)


def drift(newest: int | None = None) -> Drift:
    """Compare the directory with the companies; None compares the content of every entry and all
    counts, which reads every company."""
    wanted = set(public_sellers().values_list("pk", flat=True))
    digests = dict(Entry.objects.values_list("pk", "digest"))
    compared = sorted(wanted & digests.keys())
    if newest is not None:
        compared = compared[-newest:]
    facts = list(facts_of(public_sellers().filter(pk__in=compared))) if compared else []
    tally = None if newest is not None else counted(one.traits for one in facts)
    return Drift(
        missing=frozenset(wanted - digests.keys()),
        surplus=frozenset(digests.keys() - wanted),
        outdated=frozenset(one.pk for one in facts if digests[one.pk] != one.digest),
        miscounted=_miscounted(tally, len(digests)),
    )


def _miscounted(tally: Counter[Cell] | None, entries: int) -> frozenset[str]:
    stored = dict(Tally.objects.values_list("key", "number")) if tally is not None else {}
    if tally is None:
        everything = Tally.objects.filter(key="|||").values_list("number", flat=True).first()
        return frozenset() if (everything or 0) == entries else frozenset({"|||"})
    right = {key(cell): number for cell, number in tally.items()}
    names = right.keys() | stored.keys()
    return frozenset(name for name in names if right.get(name, 0) != stored.get(name, 0))


def check() -> tuple[bool, str]:
    """Say whether the directory is sound, and what was seen; mended by directory_rebuild."""
    found = drift(newest=SAMPLE)
    seen = _(
        "sellers missing %(missing)s, surplus %(surplus)s, outdated %(outdated)s,"
        " counts wrong %(miscounted)s"
    )
    return found.is_none, seen % {
        "missing": len(found.missing),
        "surplus": len(found.surplus),
        "outdated": len(found.outdated),
        "miscounted": len(found.miscounted),
    }
