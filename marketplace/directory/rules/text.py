"""Names and numbers as the directory compares them: folded words that are found by their beginning.

Pure. Words are kept as UTF-8 bytes: their order is the same in every database and collation, so
"begins with" is one range of an index.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

LONGEST_WORD: Final = 40
MOST_WORDS: Final = 12
"""Words of one question that are read."""
SHORTEST_NUMBER: Final = 5
_FORMS: Final = (
    "ab ag as asbl aps bv co company corp corporation eurl ev gmbh inc kft kg limited llc llp lp"
    " ltd mbh nv ohg oy oyj plc pte pty pvt sa sarl sas sasu sl slu spa srl ug uab zoo"
)
LEGAL_FORMS: Final = frozenset(_FORMS.split())
"""Told apart by nobody who looks for a company; left out of words unless nothing else is there."""
_LETTERS: Final = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_WRITTEN_OUT: Final = re.compile("([aou])e")
_CJK_FORMS: Final = re.compile(
    "(?:股份|责任|集团)*有限(?:责任)?(?:公司?|会社?)?|集团公司|公司$|株式会社|주식회사"
)
_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af"
_DOTTED: Final = re.compile(r"\b(?:\w\.){2,}\w?")
_PIECE: Final = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}]+")
_IS_CJK: Final = re.compile(rf"[{_CJK}]")
_SEPARATORS: Final = re.compile(r"[\W_]+")


def fold(text: str) -> str:
    """Return a text in lower case without accents, compatibility forms resolved."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare.translate(_LETTERS))


def words(text: str) -> list[str]:
    """Return the folded words of a text in their order, each once; CJK runs as overlapping pairs.

    Legal forms (GmbH, Ltd, S.A.R.L., 有限公司) are left out unless the text holds nothing else.
    """
    found = list(dict.fromkeys(_split(_DOTTED.sub(_joined, fold(text)))))
    telling = [word for word in found if word not in LEGAL_FORMS]
    return telling or found


def _joined(dotted: "re.Match[str]") -> str:
    return dotted[0].replace(".", "")


def _split(folded: str) -> Iterator[str]:
    for piece in _PIECE.findall(folded):
        if _IS_CJK.match(piece):
            yield from _pairs(_CJK_FORMS.sub("", piece) or piece)
        else:
            yield piece[:LONGEST_WORD]


def _pairs(run: str) -> Iterator[str]:
    for first, second in pairwise(run):
        yield first + second
    yield run[-1]


def asked(text: str) -> list[str]:
    """Return the words of a question; the last sign of a CJK run is no word of its own there."""
    found = words(text)
    lone = {word for word in found if len(word) == 1 and _IS_CJK.match(word)}
    longer = [word for word in found if word not in lone]
    return (longer or found)[:MOST_WORDS]


def number(text: str) -> str:
    """Return a register number as it is compared, without separators; "" for what is none."""
    bare = _SEPARATORS.sub("", fold(text))[:LONGEST_WORD]
    telling = len(bare) >= SHORTEST_NUMBER and any(sign.isdigit() for sign in bare)
    return bare if telling else ""


def keys(names: Iterable[str], numbers: Iterable[str]) -> list[bytes]:
    """Return every word under which a company is found, as bytes, each once."""
    found = {word for name in names for word in _spellings(name)}
    found |= {bare for text in numbers if (bare := number(text))}
    return sorted(word.encode() for word in found)


def _spellings(name: str) -> set[str]:
    """Return the words of a name, Müller as Mueller too and the other way round."""
    plain = words(name)
    umlauts = words(name.casefold().translate(_UMLAUTS))
    return {*plain, *umlauts, *(_WRITTEN_OUT.sub(r"\1", word) for word in plain)}


def first_keys(name: str) -> set[bytes]:
    """Return the keys of the word with which a name begins, legal forms aside."""
    plain, umlauts = words(name)[:1], words(name.casefold().translate(_UMLAUTS))[:1]
    return {word.encode() for word in (*umlauts, *(s for w in plain for s in _spellings(w)))}


def trait(facet: str, value: str) -> bytes:
    """Return the key of a trait; no word begins like it."""
    return f"\0{facet}={value}".encode()


def span(word: str) -> tuple[bytes, bytes]:
    """Return the first key that begins with a word, and the first behind all that do."""
    start = word.encode()
    return start, start + b"\xff"


def sort_key(name: str) -> str:
    """Return what names are put in order by."""
    return " ".join(_PIECE.findall(_DOTTED.sub(_joined, fold(name))))[:200] or fold(name)[:200]


def telling(sort_name: str) -> str:
    """Return a name in order without the legal forms, by which names are compared."""
    found = [word for word in sort_name.split() if word not in LEGAL_FORMS]
    return " ".join(found) or sort_name
