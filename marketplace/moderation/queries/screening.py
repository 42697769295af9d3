"""Lists in force, hits and what they hold back."""

from django.db.models import QuerySet

from marketplace.companies.models import Company
from marketplace.moderation.models import Hit, ScreeningList

BLOCKING = ("open", "confirmed")


def lists_in_force() -> QuerySet[ScreeningList]:
    """Return the lists that companies are compared with now."""
    found: QuerySet[ScreeningList] = ScreeningList.objects.filter(status="loaded")
    return found.order_by("name", "-dated", "pk")


def hits(company: Company) -> QuerySet[Hit]:
    """Return the hits of a company in lists in force, the worst first."""
    found: QuerySet[Hit] = Hit.objects.filter(
        company=company, entry__screening_list__status="loaded"
    )
    return found.select_related("entry__screening_list").order_by("-score", "pk")


def cleared_before(company: Company) -> dict[str, str]:
    """Return name on a list -> reason for which the company was told from it in older lists."""
    cleared = Hit.objects.filter(company=company, status="cleared")
    ended = cleared.filter(entry__screening_list__status="ended").order_by("pk")
    return dict(ended.values_list("entry__name", "reason"))


def open_hits() -> QuerySet[Hit]:
    """Return the hits that wait for a decision, the worst first."""
    found: QuerySet[Hit] = Hit.objects.filter(status="open", entry__screening_list__status="loaded")
    return found.select_related("entry__screening_list", "company").order_by("-score", "pk")
