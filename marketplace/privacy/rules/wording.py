"""A policy's text as paragraphs, headings and lists, and what differs between two texts. Pure.

A blank line ends a paragraph, `## ` begins a heading, `- ` an entry of a list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, zip_longest
from typing import Final, Literal

_MARKS: Final = (("## ", "heading"), ("- ", "entry"))
_BEGINNING: Final = re.compile("^(## |- )")
_WORDS: Final = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading, a paragraph, or a list with its entries."""

    kind: str
    texts: tuple[str, ...]


def parts(body: str) -> list[Part]:
    """Return the parts of a text in order; entries that follow each other make one list."""
    lines = [_marked(line) for line in paragraphs(body)]
    return [Part(kind, texts) for kind, texts in _joined(lines)]


def _joined(lines: list[tuple[str, str]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for kind, group in groupby(lines, key=lambda line: line[0]):
        texts = tuple(text for _kind, text in group)
        if kind == "entry":
            yield "list", texts
        else:
            yield from ((kind, (text,)) for text in texts)


def _marked(line: str) -> tuple[str, str]:
    for mark, kind in _MARKS:
        if line.startswith(mark):
            return kind, line.removeprefix(mark).strip()
    return "paragraph", line


def paragraphs(body: str) -> list[str]:
    """Return the lines of a text, those of one paragraph joined; blank ones fall away."""
    found: list[list[str]] = [[]]
    for line in (raw.strip() for raw in body.splitlines()):
        if not line or _marked(line)[0] != "paragraph":
            found += [[line], []] if line else [[]]
        else:
            found[-1].append(line)
    return [" ".join(lines) for lines in found if lines]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, came or went."""

    kind: Literal["same", "added", "removed"]
    text: str


def difference(old: str, new: str) -> list[list[Piece]]:
    """Return the paragraphs of both texts in order, each as pieces; what stayed is named so."""
    before, after = paragraphs(old), paragraphs(new)
    found: list[list[Piece]] = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [[Piece("same", text)] for text in before[a:b]]
        else:
            found += _changed(before[a:b], after[c:d])
    return found


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that differs, as pieces, and the heading it stands under, named once."""

    heading: str
    pieces: tuple[Piece, ...]


def changes(old: str, new: str) -> list[Change]:
    """Return what differs between two texts, without what stayed."""
    found: list[Change] = []
    heading = shown = ""
    for pieces in difference(old, new):
        text = pieces[-1].text
        if len(pieces) == 1 and text.startswith(_MARKS[0][0]):
            heading = text.removeprefix(_MARKS[0][0])
        if any(piece.kind != "same" for piece in pieces):
            found.append(Change("" if heading == shown else heading, _unmarked(pieces)))
            shown = heading
    return found


def _unmarked(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Return the pieces without the signs that begin a heading or an entry."""
    first, *others = pieces
    begins = [first, *others[:1]] if first.kind == "removed" else [first]
    plain = [Piece(piece.kind, _BEGINNING.sub("", piece.text)) for piece in begins]
    return tuple(p for p in (*plain, *others[len(begins) - 1 :]) if p.text)


def _changed(before: Sequence[str], after: Sequence[str]) -> list[list[Piece]]:
    return [_words(old, new) for old, new in zip_longest(before, after, fillvalue="")]


def _words(old: str, new: str) -> list[Piece]:
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < 0.4:  # noqa: PLR2004  (two other sentences read better apart)
        return [p for p in (Piece("removed", old), Piece("added", new)) if p.text]
    pieces: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        pieces += _piece(tag, "".join(before[a:b]), "".join(after[c:d]))
    return pieces


def _piece(tag: str, old: str, new: str) -> list[Piece]:
    if tag == "equal":
        return [Piece("same", old)]
    return [piece for piece in (Piece("removed", old), Piece("added", new)) if piece.text]
