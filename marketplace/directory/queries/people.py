"""The answer to a question about people who agreed to be found: never more than they chose."""

from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from marketplace.directory.models import Listed, ListedWord
from marketplace.directory.rules import text
from marketplace.directory.rules.asking import Counts
from marketplace.kernel.party import Party

PER_PAGE: Final = 24
LAST_PAGE: Final = 20
"""A directory to look somebody up, not to copy: behind these pages it asks for words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleQuestion:
    """Words, countries of the company, one division that people show, and the page."""

    words: str = ""
    countries: tuple[str, ...] = ()
    division: str = ""
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        """True when anybody is left out."""
        return bool(self.words or self.countries or self.division)


def people(party: Party, question: PeopleQuestion) -> QuerySet[Listed]:
    """Return the listed people that the party may see and that have the words."""
    found: QuerySet[Listed] = Listed.objects.visible_to(party)
    for word in text.asked(question.words):
        start, end = text.span(word)
        having = ListedWord.objects.filter(word__gte=start, word__lt=end)
        found = found.filter(pk__in=having.values("listed_id"))
    return found


def narrowed(
    found: QuerySet[Listed], question: PeopleQuestion, leaving: str = ""
) -> QuerySet[Listed]:
    """Return those who pass the filters, one facet left out of account."""
    if question.countries and leaving != "country":
        found = found.filter(company__country__in=question.countries)
    if question.division and leaving != "division":
        found = found.filter(_has(question.division))
    return found


def _has(division: str) -> Q:
    return Q(show_industry=True, person__main_industry__startswith=division)


def page_of(found: QuerySet[Listed], question: PeopleQuestion) -> Page[Listed]:
    """Return the page asked for, the last one for a page too far; two queries."""
    rows = narrowed(found, question).select_related("person", "company")
    ordered = rows.order_by("sort_name", "pk")
    shown = Paginator(ordered, PER_PAGE)
    return shown.get_page(min(question.page, LAST_PAGE))


def counts(found: QuerySet[Listed], question: PeopleQuestion) -> Counts:
    """Return for each facet how many would be left with each value; two queries."""
    countries = narrowed(found, question, leaving="country").values_list("company__country")
    shown = narrowed(found, question, leaving="division").filter(show_industry=True)
    divisions = shown.exclude(person__main_industry="").values_list(
        Substr("person__main_industry", 1, 2)
    )
    return {
        "country": _numbers(countries),
        "division": _numbers(divisions),
    }


def _numbers(values: QuerySet[Any]) -> dict[str, int | None]:
    return dict(values.order_by().annotate(number=Count("pk")))


def own_entry(person_id: int) -> Listed | None:
    """Return a person's own entry, seen by others or not yet."""
    mine: Listed | None = (
        Listed.objects.select_related("company", "person").filter(pk=person_id).first()
    )
    return mine


def is_shown(listed: Listed) -> bool:
    """Say whether others find the entry now."""
    return bool(Listed.objects.all().shown().filter(pk=listed.pk).exists())
