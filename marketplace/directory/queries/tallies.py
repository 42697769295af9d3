"""How many companies have which traits: read from the tally, never counted."""

from collections import defaultdict

from django.db.models import Q

from marketplace.directory.models import Tally
from marketplace.directory.rules import asking
from marketplace.directory.rules.asking import Counts, Question
from marketplace.directory.rules.cells import key


def tallied(question: Question) -> tuple[Counts, int]:
    """Return the counts of every facet, and how many pass all filters; one query."""
    cells = {facet: question.chosen(facet) or ("",) for facet in asking.FACETS}
    wanted = _cells(cells)
    for facet in asking.FACETS:
        wanted |= _cells(cells | {facet: ()}) & Q(**{f"{facet}__gt": ""})
    counts: dict[str, dict[str, int]] = {facet: defaultdict(int) for facet in asking.FACETS}
    total = 0
    for row in Tally.objects.filter(wanted, number__gt=0):
        total += row.number * _stands_in(row, cells, "")
        for facet in asking.FACETS:
            value = getattr(row, facet)
            if value and _stands_in(row, cells, facet):
                counts[facet][value] += row.number
    return {facet: dict(numbers) for facet, numbers in counts.items()}, total


def _cells(cells: dict[str, tuple[str, ...]]) -> Q:
    return Q(**{f"{facet}__in": chosen for facet, chosen in cells.items() if chosen})


def _stands_in(row: Tally, cells: dict[str, tuple[str, ...]], leaving: str) -> bool:
    return all(getattr(row, f) in chosen for f, chosen in cells.items() if f != leaving)


def offered(question: Question) -> Counts:
    """Return the values that the market has of each facet, the commonest first, without numbers;
    one query."""
    market, _total = tallied(question)
    return {
        facet: dict.fromkeys(sorted(numbers, key=lambda value: -(numbers[value] or 0)))
        for facet, numbers in market.items()
    }


def narrowest(question: Question) -> str:
    """Return the facet whose chosen values fewest companies have, "" when none is chosen; one query
    if it is in doubt."""
    facets = [facet for facet in asking.FACETS if question.chosen(facet)]
    if len(facets) < 2:
        return "".join(facets)
    names = {_alone(facet, value): facet for facet in facets for value in question.chosen(facet)}
    numbers = dict.fromkeys(facets, 0)
    for name, number in Tally.objects.filter(key__in=names).values_list("key", "number"):
        numbers[names[name]] += number
    return min(facets, key=lambda facet: numbers[facet])


def _alone(facet: str, value: str) -> str:
    country, kind, division, certificate = (
        value if facet == name else "" for name in ("country", "kind", "division", "certificate")
    )
    return key((country, kind, division, certificate))
