"""Who is concerned by a dispute: the people of both sides, and the moderators without a tie."""

from disputes.models import Dispute
from marketplace.accounts.models import User
from marketplace.companies.models import Member
from marketplace.companies.queries import people_with


def side(dispute: Dispute, company_id: int | None) -> list[int]:
    """Return the people who act for one of the two companies; nobody for any other."""
    if company_id == dispute.buyer_id:
        return people_with(dispute.buyer_id, "buy")
    return people_with(dispute.seller_id, "sell") if company_id == dispute.seller_id else []


def both_sides(dispute: Dispute) -> list[int]:
    """Return the people who act for the two companies."""
    return side(dispute, dispute.buyer_id) + side(dispute, dispute.seller_id)


def moderators_for(dispute: Dispute) -> list[int]:
    """Return the moderators who may take the file now: no tie, no part in an earlier stage."""
    sides = (dispute.buyer_id, dispute.seller_id)
    tied = Member.objects.filter(company_id__in=sides).values("person_id")
    free = User.objects.filter(staff_role="moderator", is_active=True).exclude(pk__in=tied)
    people = free.exclude(pk__in=dispute.handled_before).order_by("pk")
    return list(people.values_list("pk", flat=True))


def the_moderator(dispute: Dispute) -> list[int]:
    """Return the moderator who has the file, if anybody."""
    return [dispute.assigned_id] if dispute.assigned_id else []
