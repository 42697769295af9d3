"""Keeping and dropping what a person viewed and marked; callers ask the gate before keeping."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from catalogue.models import Product
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from search.recommendations.facts import MOST_MARKS
from search.recommendations.models.past import Mark, Viewed


def note_view(listing_id: int, *, by: Party) -> None:
    """Keep that a member looked at a listing: one row for each, with the last time and a count.

    Two requests at once make one row. Anybody but a member leaves nothing.
    """
    if not by.is_member:
        return
    at = now()
    mine = Viewed.objects.visible_to(by).filter(listing_id=listing_id)
    if not mine.update(seen_at=at, times=F("times") + 1):
        row = Viewed(listing_id=listing_id, seen_at=at, **_whose(by))
        Viewed.objects.bulk_create([row], ignore_conflicts=True)


def dismiss(listing_id: int, *, by: Party) -> None:
    """Never suggest a listing to the person for this company. Raises Refused."""
    _mark(listing_id, Mark.HIDDEN, by)


def restore(listing_id: int, *, by: Party) -> None:
    """Suggest a listing again."""
    Mark.objects.visible_to(by).filter(listing_id=listing_id, kind=Mark.HIDDEN).delete()


def forget(listing_id: int, *, by: Party) -> None:
    """Drop the person's view of a listing; looking at it again keeps it again."""
    Viewed.objects.visible_to(by).filter(listing_id=listing_id).delete()


def set_aside(listing_id: int, *, by: Party) -> None:
    """Let nothing done with a listing be a reason: what the company ordered or asked stays its
    record. Raises Refused."""
    _mark(listing_id, Mark.UNUSED, by)


def use_again(listing_id: int, *, by: Party) -> None:
    """Let what was done with a listing be a reason again."""
    Mark.objects.visible_to(by).filter(listing_id=listing_id, kind=Mark.UNUSED).delete()


def clear_views(*, by: Party) -> None:
    """Drop all that the person viewed for this company."""
    Viewed.objects.visible_to(by).delete()


@transaction.atomic
def erase(person_id: int, *, until: datetime | None = None) -> None:
    """Drop everything kept of a person for suggestions, or all up to an instant."""
    views, marks = Viewed.objects.filter(person=person_id), Mark.objects.filter(person=person_id)
    if until is not None:
        views, marks = views.filter(seen_at__lte=until), marks.filter(at__lte=until)
    views.delete()
    marks.delete()


def _mark(listing_id: int, kind: str, by: Party) -> None:
    if not by.is_member:
        raise Refused(_("Act for a company to choose."), code="wrong_actor")
    if not Product.objects.filter(pk=listing_id).exists():
        raise Refused(_("There is no such listing."), code="unknown_listing")
    row = Mark(listing_id=listing_id, kind=kind, at=now(), **_whose(by))
    Mark.objects.bulk_create([row], ignore_conflicts=True)
    _keep_the_last(by)


def _keep_the_last(by: Party) -> None:
    mine = Mark.objects.visible_to(by).order_by("-at", "-pk")
    old = list(mine.values_list("pk", flat=True)[MOST_MARKS:])
    if old:
        mine.filter(pk__in=old).delete()


def _whose(by: Party) -> dict[str, Any]:
    return {"person_id": by.person_id, "company_id": by.company_id}
