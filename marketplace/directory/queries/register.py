"""Questions of the moderators about lists of companies."""

from typing import Any

from django.db.models import Count, QuerySet

from marketplace.companies.models import Company
from marketplace.directory.models import Entry, Imported, Run
from marketplace.kernel.party import Party


def runs(party: Party) -> QuerySet[Run]:
    """Return the lists loaded, newest first, with their jobs."""
    found: QuerySet[Run] = Run.objects.visible_to(party)
    return found.select_related("check_job", "import_job", "made_by").order_by("-pk")


def figures() -> dict[str, Any]:
    """Return how many companies are verified, stand in the directory, and came by a list; the
    last by state."""
    states = Imported.objects.values_list("company__status").annotate(number=Count("pk"))
    by_state = dict(states.order_by())
    return {
        "verified": Company.objects.verified().count(),
        "listed": Entry.objects.count(),
        "imported": sum(by_state.values()),
        "waiting": by_state.get("draft", 0),
    }
