"""Sealed texts inside a JSON column of somebody else's table, where no sealed column can stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps

from marketplace.kernel.vault import ciphers


@dataclass(frozen=True, slots=True)
class Inside:
    """One JSON column whose named entries, a text or a list of texts, are sealed.

    They are bound to table and column, not to their row: whoever seals them does not know it.
    `opened` returns what one holds, whatever sealed it, also the way of before the vault.
    """

    model: str
    column: str
    entries: tuple[str, ...]
    opened: Callable[[str], str]

    @property
    def name(self) -> str:
        """How reports name it."""
        return f"{self.model}.{self.column}"

    @property
    def place(self) -> str:
        """The place that the texts are bound to."""
        return place_inside(self.model, self.column)

    def rows(self) -> Any:
        """Return every row, in order of key."""
        return apps.get_model(self.model)._base_manager.order_by("pk")

    def texts(self, data: dict[str, Any]) -> Iterator[str]:
        """Yield the sealed texts of one row."""
        for entry in self.entries:
            held = data.get(entry) or []
            yield from [held] if isinstance(held, str) else held

    def replaced(self, data: dict[str, Any], fresh: Callable[[str], str]) -> dict[str, Any]:
        """Return a row's data with each sealed text replaced by what `fresh` makes of it."""
        found = {entry: data[entry] for entry in self.entries if data.get(entry)}
        return data | {
            entry: fresh(held) if isinstance(held, str) else [fresh(text) for text in held]
            for entry, held in found.items()
        }


_known: Final[dict[str, Inside]] = {}


def watch(inside: Inside) -> None:
    """Let key rotation and the doctor take care of these texts too."""
    _known[inside.name] = inside


def all_inside() -> tuple[Inside, ...]:
    """Return every JSON column that holds sealed texts."""
    return tuple(_known.values())


def place_inside(model: str, column: str) -> str:
    """Return the place of a JSON column: its table and name."""
    return f"{apps.get_model(model)._meta.db_table}.{column}"


def seal_inside(model: str, column: str, plain: str) -> str:
    """Return a text sealed for a JSON column."""
    return ciphers.sealed(plain, place_inside(model, column))


def open_inside(model: str, column: str, token: str) -> str:
    """Return what was sealed for a JSON column. Raises SealBroken."""
    return ciphers.opened(token, place_inside(model, column))
