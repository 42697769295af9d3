"""How words become a query tree: all words first, then any; phrases and part numbers above both.

Measured by `bench/search_quality.py`; the weights are round numbers, not fitted ones.
"""

from collections.abc import Callable, Sequence
from typing import Final

from search.analysis import looks_like_part, part_number, prefixes, tokens, trigrams
from search.tree import NOTHING, Best, Every, Fixed, Fuzzy, Node, Phrase, Some, Term

FIELDS: Final = ("title", "brand", "codes", "category_name", "specs", "body", "seller_name")
HEAD: Final = "head"
TIE: Final = 0.1
"""Share of a word's weaker fields."""
ALL_WORDS: Final = 1000.0
PHRASE: Final = 1000.0
PART_NEAR: Final = 1500.0
PART_START: Final = 2500.0
PART: Final = 5000.0
MOST_WORDS: Final = 24
SHORTEST_FUZZY: Final = 4
TWO_EDITS_FROM: Final = 8
PART_ALIKE: Final = 0.7
"""Share of the three-sign pieces that a misread part number must have in common."""

Single = Callable[[str], Node]


def words_of(text: str) -> list[str]:
    """Return the distinct finished tokens of a query, in order, so many as are read."""
    return list(dict.fromkeys(tokens(text)))[:MOST_WORDS]


def match(text: str) -> Node:
    """Return the tree of a query: documents with any of its words, better matches above."""
    words = words_of(text)
    if not words:
        return NOTHING
    nodes: list[Node] = [Some([one_word(word) for word in words]), *_part_matches(text)]
    return Every([Some(nodes), *_lifted(words)])


def _lifted(words: Sequence[str]) -> list[Node]:
    """Wrap what only lifts: it must not narrow, so every document may also pass with nothing."""
    lifts: list[Node] = [Fixed(strict_words(words), ALL_WORDS)]
    if len(words) > 1:
        lifts.append(Fixed(Phrase("title", tuple(words)), PHRASE))
    return [Some([*lifts, Fixed(Every(()), 0.0)])]


def strict(text: str) -> Node:
    """Return the documents that hold all words, or the part number."""
    words = words_of(text)
    return Some([strict_words(words), *_part_matches(text)]) if words else NOTHING


def strict_words(words: Sequence[str]) -> Node:
    """Return the documents that hold each word in some field."""
    return Every([one_word(word) for word in words])


def one_word(word: str) -> Node:
    """Return a word's match: its best field, and once more when it stands at the title's head."""
    return Some([Best([Term(field, word) for field in FIELDS], TIE), Term(HEAD, word)])


def loose(text: str) -> Node:
    """Return the tree for a query that found nothing: the same with a letter or two amiss."""
    words = words_of(text)
    likely: list[Node] = [Fixed(Every([_like(word) for word in words]), ALL_WORDS)] if words else []
    return Some([*likely, *(_like(word) for word in words), *_alike_parts(part_number(text))])


def _like(word: str) -> Node:
    if len(word) < SHORTEST_FUZZY:
        return one_word(word)
    edits = 2 if len(word) >= TWO_EDITS_FROM else 1
    fields: tuple[str, ...] = ("title", "brand", "category_name")
    return Best([one_word(word), *(Fixed(Fuzzy(name, word, edits), 1.0) for name in fields)])


def _part_matches(text: str) -> list[Node]:
    """Return what lifts part numbers: the same, one that begins so, one that is nearly the same."""
    part = part_number(text)
    if not looks_like_part(part):
        return []
    return [
        Fixed(Term("part", part), PART),
        Fixed(Term("part_prefix", part), PART_START),
        Term("part_prefix", part),
        Fixed(Fuzzy("part", part), PART_NEAR),
    ]


def _alike_parts(part: str) -> list[Node]:
    if not looks_like_part(part):
        return []
    alike = [Term("part_trigram", piece) for piece in trigrams(part)]
    begun = [Fixed(Term("part_prefix", start), float(len(start))) for start in prefixes(part)]
    return [*alike, *begun]
