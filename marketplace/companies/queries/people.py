"""Who belongs to a company and may do what there."""

from django.db.models import F

from marketplace.companies.models import Member
from marketplace.kernel.party import RIGHTS


def people_with(company_id: int, right: str) -> list[int]:
    """Return the keys of the people who hold a right in a company now."""
    roles = sorted(RIGHTS[right])
    members = Member.objects.active().filter(company_id=company_id, role__in=roles)
    return list(members.order_by("pk").values_list("person_id", flat=True))


def memberships(person_id: int) -> list[Member]:
    """Return a person's active memberships with their companies; one query.

    Each knows the state of the person's identity check as `identity`, None where none was given.

    The newest comes first: who was taken into a company after joining works there.
    """
    mine = Member.objects.active().filter(person_id=person_id).select_related("company")
    mine = mine.annotate(identity=F("person__identity_check__status"))
    return list(mine.order_by("-pk"))
