"""The cells of the directory's tally: how many companies have a country, kind, division, paper.

Pure. "" stands for any value, so that one row answers each combination of filters.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Final

MOST_DIVISIONS: Final = 12
Cell = tuple[str, str, str, str]
EVERYTHING: Final[Cell] = ("", "", "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a company is counted by; CPV divisions have two digits, papers are kinds of paper."""

    country: str
    kind: str
    divisions: tuple[str, ...] = ()
    certificates: tuple[str, ...] = ()

    @property
    def named(self) -> list[tuple[str, str]]:
        """Every trait with the name of its facet."""
        several = {
            "country": (self.country,),
            "kind": (self.kind,),
            "division": self.divisions[:MOST_DIVISIONS],
            "certificate": self.certificates,
        }
        return [(facet, value) for facet, values in several.items() for value in values if value]

    @property
    def cells(self) -> set[Cell]:
        """Every cell that counts this company."""
        return set(
            product(
                ("", self.country),
                ("", self.kind),
                ("", *self.divisions[:MOST_DIVISIONS]),
                ("", *self.certificates),
            )
        )


def counted(everybody: Iterable[Traits]) -> Counter[Cell]:
    """Return the whole tally of these companies."""
    tally: Counter[Cell] = Counter()
    for traits in everybody:
        tally.update(traits.cells)
    return tally


def key(cell: Cell) -> str:
    """Return a cell as one text."""
    return "|".join(cell)


def packed(values: Iterable[str]) -> str:
    """Return codes as one text, each between spaces, so that one of them can be looked for."""
    joined = " ".join(values)
    return f" {joined} " if joined else ""
