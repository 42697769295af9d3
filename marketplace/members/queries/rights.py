"""Who may do what in a company, in names and sentences."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _

from marketplace.companies.models import Member
from marketplace.kernel.party import RIGHTS, Party
from marketplace.members.words import right_named

MOST_NAMED: Final = 3


def who_may(company_id: int | None, right: str) -> list[Member]:
    """Return the members of a company who hold a right now, owners first."""
    found = Member.objects.active().filter(company_id=company_id, role__in=RIGHTS[right])
    return sorted(found.select_related("person"), key=lambda m: (m.role != "owner", m.pk))


def why_not(right: str, by: Party) -> str:
    """Return why a party may not use a right of its company, and which colleagues can."""
    if by.frozen:
        return _("Your account is frozen until you have proved who you are.")
    title = right_named(right).title
    people = names(who_may(by.company_id, right)[:MOST_NAMED])
    if not people:
        return _("Your role lacks the right “%(right)s”.") % {"right": title}
    words = _("Your role lacks the right “%(right)s”. These colleagues have it: %(people)s.")
    return words % {"right": title, "people": ", ".join(people)}


def names(members: Iterable[Member]) -> list[str]:
    """Return people as a sentence names them."""
    return [member.person.get_full_name() or member.person.email for member in members]
