"""What the directory hears of companies, papers and people; each call may come twice."""

from typing import Any, Final

from marketplace.companies.models import Paper
from marketplace.companies.models.change import ChangeRequest
from marketplace.directory.actions.entries import rebuild, refresh
from marketplace.directory.actions.people import answer_given, forget_person, refresh_colleagues
from marketplace.directory.actions.people import refresh_person as renew
from marketplace.directory.models.listed import PURPOSE
from marketplace.kernel import events, outbox
from marketplace.kernel.models import Event
from marketplace.privacy.gate import person_allows

REBUILD: Final = "directory.rebuild"
OF_COMPANIES: Final = (
    "company.became_seller",
    "company.verified",
    "company.refused",
    "company.expired",
    "company.suspended",
    "company.extended",
    "company.edited",
    "company.industries_set",
    "company.identifier_added",
    "company.identifier_removed",
)
OF_PAPERS: Final = ("paper.accepted", "paper.refused", "paper.expired")


def rebuild_asked(_payload: dict[str, Any]) -> None:
    """Make the whole directory anew: what a migration owes to a market that has companies."""
    rebuild()


def company_changed(event: Event) -> None:
    """Bring the entry of the company, and its people's, up to date."""
    refresh(event.object_id)
    refresh_colleagues(event.object_id)


def paper_changed(event: Event) -> None:
    """Bring the entry of the paper's company up to date."""
    for paper in Paper.objects.filter(pk=event.object_id):
        refresh(paper.company_id)


def change_applied(event: Event) -> None:
    """Bring the entry up to date after a change of locked facts was accepted."""
    for change in ChangeRequest.objects.filter(pk=event.object_id):
        refresh(change.company_id)
        refresh_colleagues(change.company_id)


def person_changed(event: Event) -> None:
    """Bring a listed person's words up to date."""
    renew(event.object_id)


def person_erased(event: Event) -> None:
    """Keep no word of somebody who was erased."""
    forget_person(event.object_id)


def consent_changed(event: Event) -> None:
    """List or forget whoever answered on the page of consents; the ledger's last word counts."""
    if event.facts.get("purpose") != PURPOSE or event.person_id is None:
        return
    if person_allows(event.person_id, PURPOSE):
        answer_given(event.person_id, event.company_id, by=event.party)
    else:
        forget_person(event.person_id)


def subscribe() -> None:
    """Ask the kernel for all of it."""
    outbox.handles(REBUILD, rebuild_asked)
    for name in OF_COMPANIES:
        events.subscribe(name, company_changed)
    for name in OF_PAPERS:
        events.subscribe(name, paper_changed)
    for name in ("consent.given", "consent.withdrawn"):
        events.subscribe(name, consent_changed)
    events.subscribe("change.accepted", change_applied)
    events.subscribe("person.changed", person_changed)
    events.subscribe("person.erased", person_erased)
