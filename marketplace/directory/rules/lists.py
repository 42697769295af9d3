"""Lists of companies as CSV: columns, reading what offices send, writing what spreadsheets open.

Pure. A list is UTF-8 with or without a byte order mark, separated by comma, semicolon or tab.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Final, TextIO

MOST_ROWS: Final = 2_000_000
LONGEST_CELL: Final = 10_000
COLUMNS: Final = (
    "legal_name",
    "trade_name",
    "kind",
    "country",
    "registration_kind",
    "registration_number",
    "vat_id",
    "line1",
    "line2",
    "postcode",
    "city",
    "region",
    "website",
    "industries",
    "owner_email",
)
EXAMPLE: Final = (
    "Atelier Exemple SAS",
    "Atelier Exemple",
    "manufacturer",
    "FR",
    "fr.siren",
    "732 829 320",
    "",
    "8 quai Saint-Vincent",
    "",
    "69001",
    "Lyon",
    "",
    "https://atelier.example/",
    "30000000-9 39000000-2",
    "",
)
NEEDED: Final = frozenset({"legal_name", "country", "registration_kind", "registration_number"})
_DANGEROUS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")  # noqa: RUF001
"""What begins a formula; the wide signs do so where spreadsheets are Chinese or Japanese."""
_MARK: Final = "\ufeff"


class Unreadable(ValueError):
    """The file is no list: `code` says why, `detail` which part."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code, self.detail = code, detail


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list: its number in the file, the heading being 1, and its cells by column."""

    number: int
    cells: dict[str, str]


def lines(content: IO[bytes]) -> Iterator[Line]:
    """Yield the rows that are not empty, read one after the other: a list may be larger than the
    memory.

    Raises Unreadable, maybe after some rows, for anything but UTF-8, an empty file, missing or
    repeated columns, cells that do not end, and too many rows.
    """
    text = io.TextIOWrapper(content, encoding="utf-8-sig", newline="")
    try:
        reader = csv.reader(text, delimiter=_separator(text), strict=True)
        yield from _rows(reader, _heading(next(reader, [])))
    except UnicodeDecodeError as fault:
        raise Unreadable("encoding") from fault
    except csv.Error as fault:
        raise Unreadable("csv", str(reader.line_num)) from fault
    finally:
        text.detach()


def _separator(text: TextIO) -> str:
    first = text.readline(LONGEST_CELL)
    text.seek(0)
    return max(",;\t", key=first.count)


def _heading(cells: Sequence[str]) -> list[str]:
    names = [cell.strip().casefold().replace(" ", "_") for cell in cells]
    if missing := sorted(NEEDED - set(names)):
        raise Unreadable("columns", ", ".join(missing))
    known = [name for name in names if name in COLUMNS]
    if len(known) != len(set(known)):
        raise Unreadable("twice")
    return names


def _rows(reader: Iterable[list[str]], heading: Sequence[str]) -> Iterator[Line]:
    for number, cells in enumerate(reader, start=2):
        if number > MOST_ROWS + 1:
            raise Unreadable("long", str(MOST_ROWS))
        given = {
            name: bare(cell) for name, cell in zip(heading, cells, strict=False) if name in COLUMNS
        }
        if any(given.values()):
            yield Line(number, given)


def bare(cell: str) -> str:
    """Return a cell without spaces around, control signs, and the quote that made it harmless."""
    text = cell[:LONGEST_CELL].strip()
    text = text[1:] if text[:1] == "'" and text[1:2] in _DANGEROUS else text
    return "".join(sign for sign in text if sign.isprintable()).strip()


def harmless(cell: object) -> str:
    """Return a cell that no spreadsheet reads as a formula."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_DANGEROUS) else text


def written(heading: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a list as UTF-8 with a byte order mark, every cell harmless."""
    return _MARK.encode() + written_rows([heading]) + written_rows(rows)


def written_rows(rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows of a list as UTF-8, every cell harmless."""
    target = io.StringIO(newline="")
    csv.writer(target).writerows([harmless(cell) for cell in row] for row in rows)
    return target.getvalue().encode()
