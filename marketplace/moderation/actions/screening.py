"""Comparing companies with the lists in force; hits are found, never decided, by the machine."""

from collections.abc import Iterable
from typing import Final

from django.db.models import Count

from marketplace.companies.models import Company
from marketplace.kernel import steps
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM
from marketplace.moderation.models import Hit, ScreeningEntry, ScreeningList
from marketplace.moderation.rules import HIT_FROM, RULE_VERSION, Likeness, Name, keys_of, likeness

CANDIDATES: Final = 200
NOT_SCREENED: Final = ("draft",)


def screen(company: Company, only: ScreeningList | None = None) -> list[Hit]:
    """Compare a company with the lists in force, or with one; return the hits found anew.

    A hit that was cleared or confirmed stands as it was decided.
    """
    who = as_name(company)
    known = set(Hit.objects.filter(company=company).values_list("entry_id", flat=True))
    entries = [entry for entry in candidates(who, only) if entry.pk not in known]
    found = [(entry, likeness(who, entry_name(entry))) for entry in entries]
    return [_keep(company, entry, like) for entry, like in found if like.score >= HIT_FROM]


def screen_checked(company: Company, _event: Event | None) -> None:
    """Effect of the automatic checks: a file is compared as often as it is checked."""
    screen(company)


def as_name(company: Company) -> Name:
    """Return a company as it is compared: names, country, numbers and its representative."""
    names = (company.legal_name, company.trade_name, company.legal_representative)
    further = [each.number for each in company.further_numbers]
    numbers = (company.registration_number, company.vat_id, *further)
    return Name(tuple(filter(None, names)), company.country, tuple(filter(None, numbers)))


def entry_name(entry: ScreeningEntry) -> Name:
    """Return an entry as it is compared."""
    numbers = (entry.identifier,) if entry.identifier else ()
    return Name(tuple(entry.names), entry.country, numbers)


def candidates(who: Name, only: ScreeningList | None = None) -> Iterable[ScreeningEntry]:
    """Return the entries that share a piece of a name or the number, most pieces first."""
    entries = ScreeningEntry.objects.filter(keys__key__in=keys_of(who))
    listed = (
        entries.filter(screening_list=only)
        if only
        else entries.filter(screening_list__status="loaded")
    )
    return listed.annotate(shared=Count("keys")).order_by("-shared", "pk")[:CANDIDATES]


def _keep(company: Company, entry: ScreeningEntry, like: Likeness) -> Hit:
    """Keep a hit; of two comparisons at once, the later finds the other's."""
    compared = {
        "alike": like.alike,
        "name": like.name,
        "same_country": like.same_country,
        "same_number": like.same_number,
    }
    facts = {"score": like.score, "facts": compared, "rule_version": RULE_VERSION}
    hit, is_new = Hit.objects.get_or_create(
        company=company, entry=entry, defaults=facts | {"found_at": now()}
    )
    if is_new:
        steps.begin(hit, by=SYSTEM)
    return hit


def keep_reason(hit: Hit, event: Event | None) -> None:
    """Effect of a decision: the reason stands beside the hit."""
    hit.reason = str(event.facts.get("reason", ""))[:1000] if event else ""
    hit.save(update_fields=["reason"])
