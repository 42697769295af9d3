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
    def marks(self) -> list[tuple[str, str]]:
        """The traits of which a company may have several, with their names."""
        divisions = [("division", value) for value in self.divisions[:MOST_DIVISIONS]]
        return divisions + [("certificate", value) for value in self.certificates]

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
