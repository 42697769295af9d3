"""Who had which role when: the company's events about its people, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.kernel.models import Event
from marketplace.kernel.templatetags.words import role_words

NAMES: Final = ("company.member_added", "company.role_changed")
OBJECT: Final = "companies.company"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: when, what in words, and the event's party with its person for the reader."""

    at: datetime
    text: str
    event: Event


def events_of(company_id: int | None) -> QuerySet[Event]:
    """Return the events about people of a company, newest first."""
    found = Event.objects.filter(object_type=OBJECT, object_id=company_id or 0, name__in=NAMES)
    return found.select_related("person").order_by("-id")


def changes(company_id: int | None, most: int) -> list[Change]:
    """Return the newest changes in words."""
    return in_words(events_of(company_id)[:most])


def in_words(events: Iterable[Event]) -> list[Change]:
    """Return events as sentences; one query for all names."""
    found = list(events)
    people = User.objects.in_bulk([event.facts["member"] for event in found])
    return [Change(event.at, _sentence(event, people), event) for event in found]


def _sentence(event: Event, people: dict[int, User]) -> str:
    person = people.get(event.facts["member"])
    name = (person.get_full_name() or person.email) if person else _("Somebody")
    role, before = event.facts.get("role", ""), event.facts.get("before", "")
    facts = {"person": name, "role": role_words(role), "before": role_words(before)}
    if not role:
        return _("%(person)s left the company.") % facts
    if not before or before == role:
        return _("%(person)s: %(role)s.") % facts
    return _("%(person)s: %(role)s, before that %(before)s.") % facts
