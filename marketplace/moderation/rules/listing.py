"""Reading a screening list: one row a name, faults named by row; nothing is guessed."""

import csv
import io
from dataclasses import dataclass, field
from typing import Final

COLUMNS: Final = ("name", "aliases", "country", "identifier")
MOST_ROWS: Final = 100_000
LONGEST_NAME: Final = 300
LONGEST_NUMBER: Final = 60
Fault = tuple[int, str, str]
"""Row of the file, code (empty, long, country, twice, columns, rows, text), what stands there."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its number in the file, name, aliases, country (ISO 3166 alpha-2), number."""

    row: int
    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    identifier: str = ""


@dataclass(slots=True)
class Reading:
    """What a file holds and what is wrong with it."""

    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def read_list(content: bytes, countries: frozenset[str]) -> Reading:
    """Read a CSV in UTF-8 with the columns name, aliases (by “;”), country, identifier.

    Rows with a fault are left out and named; a file without the first column gives one fault.
    """
    reading = Reading()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return Reading(faults=[(0, "text", "")])
    rows = csv.DictReader(io.StringIO(text), dialect=_dialect(text))
    try:
        if "name" not in (rows.fieldnames or ()):
            return Reading(faults=[(1, "columns", ", ".join(rows.fieldnames or ())[:120])])
        _take(rows, countries, reading)
    except csv.Error:
        reading.faults.append((rows.line_num, "text", ""))
    return reading


def _dialect(text: str) -> type[csv.Dialect]:
    first = text.partition("\n")[0]
    semicolons = first.count(";") > first.count(",")
    return _Semicolons if semicolons else csv.excel


class _Semicolons(csv.excel):
    delimiter = ";"


def _take(rows: "csv.DictReader[str]", countries: frozenset[str], reading: Reading) -> None:
    seen: set[tuple[str, str, str]] = set()
    for place, row in enumerate(rows, start=2):
        if place > MOST_ROWS + 1:
            reading.faults.append((place, "rows", str(MOST_ROWS)))
            return
        entry = _entry(place, row)
        key = (entry.name.casefold(), entry.country, entry.identifier)
        code = "twice" if key in seen else _fault(entry, countries)
        seen.add(key)
        if code:
            reading.faults.append(
                (place, code, (entry.country if code == "country" else entry.name)[:80])
            )
        else:
            reading.entries.append(entry)


def _entry(place: int, row: dict[str, str]) -> Entry:
    given = {name: (row.get(name) or "").strip() for name in COLUMNS}
    aliases = tuple(alias.strip() for alias in given["aliases"].split(";") if alias.strip())
    return Entry(
        place, given["name"], aliases, given["country"].upper(), given["identifier"].upper()
    )


def _fault(entry: Entry, countries: frozenset[str]) -> str:
    if not entry.name:
        return "empty"
    if entry.country and entry.country not in countries:
        return "country"
    too_long = max(len(name) for name in (entry.name, *entry.aliases)) > LONGEST_NAME
    return "long" if too_long or len(entry.identifier) > LONGEST_NUMBER else ""
