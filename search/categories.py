"""Categories with the number of listings below them, counted by the index."""

from dataclasses import dataclass

from django.db.models import QuerySet

from catalogue.models import Category
from search.query import Found

MOST: int = 12


@dataclass(frozen=True, slots=True)
class Counted:
    """A category and how many public listings it holds, those further below included."""

    category: Category
    count: int


def below(category: Category | None, found: Found, most: int = MOST) -> list[Counted]:
    """Return the next categories down that the result reaches, the fullest first; one query."""
    counts = dict(found.facets.get("children", ()))
    next_down = _children(category).filter(code__in=counts)
    counted = [Counted(row, counts[str(row.code)]) for row in next_down]
    return sorted(counted, key=lambda entry: (-entry.count, str(entry.category)))[:most]


def fullest(found: Found, most: int = MOST) -> list[Counted]:
    """Return the categories that hold most listings themselves, the fullest first; one query."""
    counts = dict(found.facets.get("category", ())[:most])
    rows = Category.objects.filter(code__in=counts)
    counted = [Counted(row, counts[str(row.code)]) for row in rows]
    return sorted(counted, key=lambda entry: (-entry.count, str(entry.category)))


def _children(category: Category | None) -> QuerySet[Category]:
    depth = category.depth + 1 if category else 1
    found: QuerySet[Category] = Category.objects.filter(depth=depth)
    return found.filter(path__startswith=category.path) if category else found
