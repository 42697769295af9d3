"""The answer to a question about companies, at a cost that does not grow with the market.

Traits alone are counted by the tally. Words and days are answered by reading at most `MOST`
companies; a wider question gets its first companies, and filters without numbers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, F, OuterRef, QuerySet

from marketplace.companies.models import Company
from marketplace.directory.models import Entry, Word
from marketplace.directory.queries import stretches, tallies
from marketplace.directory.queries.stretches import BEST, MOST, begins, narrowed
from marketplace.directory.rules import asking, text
from marketplace.directory.rules.asking import LAST_PAGE, PER_PAGE, Candidate, Counts, Question

SUGGESTIONS: Final = 8
LOOKED_AT: Final = 40
SHORTEST: Final = 2
BY_NAME: Final = ("sort_name", "entry_id")
BY_DATE: Final = ("-verified_at", "-entry_id")


@dataclass(frozen=True, slots=True)
class Several:
    """The traits of which a company has several."""

    divisions: Sequence[str]
    certificates: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of keys in their order, with the traits of each, and the counts around it.

    `is_crowded`: more than `total` are found. `is_loose`: no company has all words, these have
    some.
    """

    total: int
    traits: Mapping[int, Several]
    counts: Counts
    is_crowded: bool = False
    is_loose: bool = False

    @property
    def ids(self) -> list[int]:
        """The keys of the page's companies in their order."""
        return list(self.traits)

    @property
    def reach(self) -> range:
        """The places that pages lead to."""
        return range(min(self.total, LAST_PAGE * PER_PAGE))


def find(question: Question) -> Found:
    """Return the page asked for; a page too far is the last one. The number of queries follows the
    words asked, never the market."""
    return _by_reading(question) if question.words or question.days else _by_tally(question)


def entries() -> "QuerySet[Any]":
    """Return every entry, its key named as in the rows of words."""
    return Entry.objects.annotate(entry_id=F("pk"))


def _by_tally(question: Question) -> Found:
    counts, total = tallies.tallied(question)
    facet = tallies.narrowest(question)
    rows = stretches.of_traits(facet, question.chosen(facet)) if facet else entries()
    ordered = narrowed(rows, question).order_by(*_order(question, BY_NAME))
    start = _start(question, total)
    page = ordered.values_list("entry_id", "divisions", "certificates")[start : start + PER_PAGE]
    found = {pk: Several(trades.split(), papers.split()) for pk, trades, papers in page}
    return Found(total=total, traits=found, counts=counts)


def _order(question: Question, best: tuple[str, ...]) -> tuple[str, ...]:
    return BY_DATE if question.newest else best


def _start(question: Question, total: int) -> int:
    last = max(1, -(-min(total, LAST_PAGE * PER_PAGE) // PER_PAGE))
    return (min(question.page, last) - 1) * PER_PAGE


def _by_reading(question: Question) -> Found:
    is_loose, best = False, BEST if question.words else BY_DATE
    for place, parts in enumerate(_ways(question)):
        recent = [stretches.recent(part, question.days) for part in parts]
        everybody, is_cut = stretches.read(recent, best)
        if everybody:
            is_loose = bool(place) and len(parts) > 1
            break
    if is_cut:
        return _crowded(recent, everybody, question, is_loose)
    return _ranked(everybody, question, is_loose)


def _ways(question: Question) -> "Iterator[list[QuerySet[Any]]]":
    """Yield what is read until something is found: everybody if no words are asked, who has a
    number that begins so, who has all words, who has one of them."""
    bare, asked = text.number(question.words), text.asked(question.words)
    if not question.words:
        yield [entries()]
        return
    if bare:
        yield stretches.having_some([bare])
    yield [stretches.having_all(asked)]
    if len(asked) > 1:
        yield stretches.having_some(asked)


def _ranked(everybody: Sequence[Candidate], question: Question, is_loose: bool) -> Found:
    left = [one for one in everybody if asking.fits(one.traits, question)]
    ordered = asking.ordered(left, question, text.sort_key(question.words))
    return Found(
        total=len(left),
        traits=_page(ordered, question, len(left)),
        counts=asking.counts(everybody, question),
        is_loose=is_loose,
    )


def _page(ordered: Sequence[Candidate], question: Question, total: int) -> dict[int, Several]:
    start = _start(question, total)
    page = ordered[:total][start : start + PER_PAGE]
    return {one.pk: Several(one.traits.divisions, one.traits.certificates) for one in page}


def _crowded(
    parts: "Sequence[QuerySet[Any]]",
    everybody: Sequence[Candidate],
    question: Question,
    is_loose: bool,
) -> Found:
    """Answer a question that too many fit: the database filters, and what is still too much is not
    counted."""
    left: Sequence[Candidate]
    if question.has_traits:
        few = [narrowed(part, question) for part in parts]
        left, is_cut = stretches.read(few, _order(question, _best(question)))
        total = min(len(left), MOST)
    else:
        left, is_cut, total = _first(parts, everybody, question), True, min(len(everybody), MOST)
    if not is_cut:
        left = asking.ordered(left, question, text.sort_key(question.words))
    return Found(
        total=total,
        traits=_page(left, question, total),
        counts=_offered(() if is_cut else left, question),
        is_crowded=is_cut,
        is_loose=is_loose,
    )


def _best(question: Question) -> tuple[str, ...]:
    return BEST if question.words else BY_NAME


def _first(
    parts: "Sequence[QuerySet[Any]]", everybody: Sequence[Candidate], question: Question
) -> Sequence[Candidate]:
    """Return the first companies up to the end of the page asked for; those read already will do
    where they are in order."""
    if question.words and not question.newest:
        return everybody
    enough = 2 * PER_PAGE * question.page
    return stretches.read(parts, _order(question, _best(question)), min(enough, stretches.READ))[0]


def _offered(left: Sequence[Candidate], question: Question) -> Counts:
    """Return the market's values without numbers, and the numbers of those that were counted."""
    counts = tallies.offered(question)
    exact = asking.counts(left, question) if left else {}
    free = {facet: numbers for facet, numbers in exact.items() if not question.chosen(facet)}
    return {**counts, **free}


def shown(keys: Sequence[int]) -> list[Company]:
    """Return these companies in their order, those left out that are not verified this instant."""
    companies = Company.objects.verified().select_related("logo").in_bulk(keys)
    return [companies[key] for key in keys if key in companies]


def suggestions(typed: str) -> list[str]:
    """Return names of public sellers that have the words typed so far, the word being typed as the
    index has it, so that a common beginning costs no more than a rare one."""
    asked = text.asked(typed)
    if len(text.sort_key(typed)) < SHORTEST or not asked:
        return []
    found = Word.objects.filter(begins(asked[-1]))
    for word in asked[:-1]:
        others = Word.objects.filter(begins(word), entry=OuterRef("entry"))
        found = found.filter(Exists(others))
    keys = found.order_by(*BEST).values_list("entry_id", flat=True)[:LOOKED_AT]
    names = Company.objects.verified().in_bulk(list(dict.fromkeys(keys)))
    shown = dict.fromkeys(str(names[key]) for key in keys if key in names)
    return list(shown)[:SUGGESTIONS]
