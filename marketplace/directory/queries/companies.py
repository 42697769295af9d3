"""The answer to a question about companies, at a cost that does not grow with the market.

Without words the tally counts and an index gives the page. With words at most `MOST` candidates
are read and counted here; a wider question gets its page, and is asked for another word.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from marketplace.companies.models import Company
from marketplace.directory.models import Entry, Mark, Tally, Word
from marketplace.directory.rules import asking, text
from marketplace.directory.rules.asking import LAST_PAGE, PER_PAGE, Candidate, Counts, Question
from marketplace.directory.rules.cells import Traits

MOST: Final = 1000
SUGGESTIONS: Final = 8
LOOKED_AT: Final = 40
SHORTEST: Final = 2
BY_NAME: Final = ("sort_name", "company_id")
BY_DATE: Final = ("-verified_at", "-company_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of keys and the counts around it.

    `is_crowded`: more than `total` have the words, nothing is counted. `is_loose`: no company has
    all words, these have some.
    """

    total: int
    ids: Sequence[int]
    counts: Counts
    is_crowded: bool = False
    is_loose: bool = False

    @property
    def reach(self) -> range:
        """The places that pages lead to."""
        return range(min(self.total, LAST_PAGE * PER_PAGE))


def find(question: Question) -> Found:
    """Return the page asked for; a page too far is the last one. A fixed number of queries."""
    return _with_words(question) if question.words else _without_words(question)


def _without_words(question: Question) -> Found:
    counts, total = _tallied(question)
    start = _start(question, total)
    entries = narrowed(Entry.objects.all(), question).order_by(*_order(question))
    ids = entries.values_list("pk", flat=True)[start : start + PER_PAGE]
    return Found(total=total, ids=list(ids), counts=counts)


def _start(question: Question, total: int) -> int:
    last = max(1, -(-min(total, LAST_PAGE * PER_PAGE) // PER_PAGE))
    return (min(question.page, last) - 1) * PER_PAGE


def _order(question: Question) -> tuple[str, str]:
    return BY_DATE if question.newest else BY_NAME


def narrowed(entries: "QuerySet[Entry]", question: Question) -> "QuerySet[Entry]":
    """Return the entries that pass the filters."""
    if question.countries:
        entries = entries.filter(country__in=question.countries)
    if question.kinds:
        entries = entries.filter(kind__in=question.kinds)
    has_few = bool(question.countries or question.kinds)
    for name in ("division", "certificate"):
        for value in question.chosen(name):
            entries = entries.filter(_marked(name, value, has_few))
    return entries


def _marked(name: str, value: str, has_few: bool) -> Q:
    """Return the condition: the entry has a mark; asked for each entry where few are left."""
    marks = Mark.objects.filter(name=name, value=value)
    if has_few:
        return Q(Exists(marks.filter(entry=OuterRef("pk"))))
    return Q(pk__in=marks.values("entry_id"))


def _tallied(question: Question) -> tuple[Counts, int]:
    """Return the counts of every facet, and how many pass all filters; one query."""
    cells = {facet: question.chosen(facet) or ("",) for facet in asking.FACETS}
    wanted = _cells(cells)
    for facet in asking.FACETS:
        wanted |= _cells(cells | {facet: ()}) & Q(**{f"{facet}__gt": ""})
    counts: Counts = {facet: defaultdict(int) for facet in asking.FACETS}
    total = 0
    for row in Tally.objects.filter(wanted, number__gt=0):
        total += row.number * _stands_in(row, cells, "")
        for facet in asking.FACETS:
            value = getattr(row, facet)
            if value and _stands_in(row, cells, facet):
                counts[facet][value] += row.number
    return counts, total


def _cells(cells: dict[str, tuple[str, ...]]) -> Q:
    return Q(**{f"{facet}__in": chosen for facet, chosen in cells.items() if chosen})


def _stands_in(row: Tally, cells: dict[str, tuple[str, ...]], leaving: str) -> bool:
    return all(getattr(row, f) in chosen for f, chosen in cells.items() if f != leaving)


def _with_words(question: Question) -> Found:
    entries = having_all(question.words)
    everybody = _candidates(entries)
    is_loose = not everybody and len(text.asked(question.words)) > 1
    if is_loose:
        entries = having_any(question.words)
        everybody = _candidates(entries)
    if len(everybody) > MOST:
        return _crowded(entries, question, is_loose)
    return _ranked(everybody, question, is_loose)


def having_all(words: str) -> QuerySet[Entry]:
    """Return the entries with a number that begins with all of it, else those with all words."""
    if numbered := _numbered(words):
        return Entry.objects.filter(pk__in=numbered)
    entries = Entry.objects.all() if text.asked(words) else Entry.objects.none()
    for word in text.asked(words):
        entries = entries.filter(pk__in=Word.objects.filter(_begins(word)).values("entry_id"))
    return entries


def _numbered(words: str) -> list[int]:
    """Return the entries that a register number names; one query for what may be a number."""
    bare = text.number(words)
    if not bare:
        return []
    return list(Word.objects.filter(_begins(bare)).values_list("entry_id", flat=True)[: MOST + 1])


def having_any(words: str) -> QuerySet[Entry]:
    """Return the entries that have one of the words."""
    begun = Q(pk__in=())
    for word in text.asked(words):
        begun |= _begins(word)
    return Entry.objects.filter(pk__in=Word.objects.filter(begun).values("entry_id"))


def _begins(word: str) -> Q:
    start, end = text.span(word)
    return Q(word__gte=start, word__lt=end)


def _candidates(entries: "QuerySet[Entry]") -> list[Candidate]:
    """Return the entries with their traits, one more than are counted; two queries."""
    rows = list(
        entries.order_by(*BY_NAME).values_list("pk", "sort_name", "verified_at", "country", "kind")[
            : MOST + 1
        ]
    )
    marks = marks_of([row[0] for row in rows]) if len(rows) <= MOST else {}
    return [
        Candidate(pk, name, at, Traits(country=country, kind=kind, **marks.get(pk, {})))
        for pk, name, at, country, kind in rows
    ]


def marks_of(keys: Sequence[int]) -> dict[int, dict[str, tuple[str, ...]]]:
    """Return divisions and certificates of entries by key; one query."""
    found: dict[int, dict[str, tuple[str, ...]]] = defaultdict(dict)
    rows = Mark.objects.filter(entry_id__in=keys).order_by("value")
    for key, name, value in rows.values_list("entry_id", "name", "value"):
        several = f"{name}s"
        found[key][several] = (*found[key].get(several, ()), value)
    return found


def _ranked(everybody: Sequence[Candidate], question: Question, is_loose: bool) -> Found:
    left = [one for one in everybody if asking.fits(one.traits, question)]
    ordered = asking.ordered(left, question, text.sort_key(question.words))
    start = _start(question, len(left))
    return Found(
        total=len(left),
        ids=[one.pk for one in ordered[start : start + PER_PAGE]],
        counts=asking.counts(everybody, question),
        is_loose=is_loose,
    )


def _crowded(entries: "QuerySet[Entry]", question: Question, is_loose: bool) -> Found:
    """Answer a question that too many fit: filters by the database, nothing counted."""
    rows = narrowed(entries, question).order_by(*_order(question)).values_list("pk", flat=True)
    keys = list(rows[: MOST + 1])
    start = _start(question, min(len(keys), MOST))
    return Found(
        total=min(len(keys), MOST),
        ids=keys[:MOST][start : start + PER_PAGE],
        counts={},
        is_crowded=len(keys) > MOST,
        is_loose=is_loose,
    )


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
    found = Word.objects.filter(_begins(asked[-1]))
    for word in asked[:-1]:
        others = Word.objects.filter(_begins(word))
        found = found.filter(entry_id__in=others.values("entry_id"))
    keys = found.order_by("word", "entry_id").values_list("entry_id", flat=True)[:LOOKED_AT]
    names = Company.objects.verified().filter(pk__in=list(keys))
    shown = sorted((str(company) for company in names), key=text.sort_key)
    return list(dict.fromkeys(shown))[:SUGGESTIONS]
