"""Inquiries of the demo in every state, and company files in the moderator's queue."""

from datetime import datetime, timedelta
from typing import Any, Final

from catalogue.models import Product
from config.demo.cast import BUYERS, Firm, person
from config.demo.founding import Office, add_licence, fill_file, found, join, owner_of, verify
from config.demo.papers import paper
from marketplace.accounts.models import User
from marketplace.companies.models import Company, Member
from marketplace.kernel.clock import played_at
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take, take_due
from marketplace.sourcing.actions import answer, ask, close, reply
from marketplace.sourcing.models import Inquiry

QUESTIONS: Final = (
    ("buyer", "Do you deliver this to a building site with a ramp, and can the pallet stay?", 0),
    ("buyer.nordsee", "Is the duplex unit part of the price? Our present machines lack it.", 1),
    ("buyer.utrecht", "We need 120 pieces over the year. Which price holds for a call-off?", 2),
    ("buyer", "Which cable length is supplied? The data sheet names two.", 3),
)
ANSWER: Final = "Yes. It is part of what we deliver; our driver calls the day before."
THANKS: Final = "Thank you. Please confirm that it stays so for a second delivery in spring."

QUEUE: Final = (
    Firm(
        name="Atelier Lumière Genève SA", country="CH", register="ch.uid", number="CHE-100.155.212",
        line1="Rue du Rhône 65", postcode="1204", city="Genève",
        people=(person("geneve", "Léa Rochat"),),
    ),
    Firm(
        name="Oficinas Ferrol S.L.", country="ES", register="es.cif", number="B58818501",
        line1="Rúa Real 118", postcode="15402", city="Ferrol", region="A Coruña",
        people=(person("ferrol", "Uxía Lema"),),
    ),
    Firm(
        name="Nordlicht Papier GmbH", country="DE", register="eu.vat", number="DE136695976",
        vat_id="DE136695976", line1="Kieler Straße 200", postcode="22525", city="Hamburg",
        people=(person("nordlicht", "Ole Harms"),),
    ),
)  # fmt: skip


FALLEN: Final = (
    Firm(
        name="Imprimerie du Marais SARL", country="FR", register="fr.siren", number="513802645",
        line1="22 rue de Turenne", postcode="75004", city="Paris",
        people=(person("marais", "Noé Carpentier"),),
    ),
    Firm(
        name="Fjord Kontor A/S", country="NO", register="other", number="987654325",
        line1="Strandgaten 4", postcode="5013", city="Bergen",
        people=(person("fjord", "Ingrid Solheim"),),
    ),
)  # fmt: skip


def play(office: Office, now: datetime) -> int:
    """Play the inquiries, the queue and two fallen companies; return how many inquiries."""
    _queue(office, now)
    _fallen(office, now)
    sold = Product.objects.public().filter(seller__country__in=("DE", "NL", "PL"))
    for place, (name, question, rounds) in enumerate(QUESTIONS):
        asker = party_of(name)
        with played_at(now - timedelta(days=6 - place, hours=place)):
            inquiry = ask(sold.order_by("pk")[place * 3], question, drawing(), by=asker)
        with played_at(now - timedelta(days=5 - place)):
            _talk(inquiry, asker, rounds)
    return len(QUESTIONS)


def drawing() -> Any:
    """Return the file that goes with a question."""
    return paper("Site drawing", ["Ramp 3, width 2.40 m", "Gate open 7-16"], "ramp")


def party_of(name: str) -> Party:
    """Return a demo person in the buying company of the cast."""
    user = User.objects.get(email=f"{name}@demo.example")
    buying = [firm.name for firm in BUYERS]
    member = Member.objects.get(person=user, company__legal_name__in=buying)
    return Party(user.pk, member.company_id, member.role)


def _talk(inquiry: Inquiry, asker: Party, rounds: int) -> None:
    seller = Member.objects.filter(company=inquiry.seller_id, role="owner").order_by("pk")[0]
    answering = Party(seller.person_id, seller.company_id, "owner")
    if rounds > 0:
        answer(inquiry, ANSWER, by=answering)
    if rounds > 1:
        reply(inquiry, THANKS, by=asker)
    if rounds > 2:
        answer(inquiry, "Confirmed.", by=answering)
        close(inquiry, by=asker)


def _queue(office: Office, now: datetime) -> None:
    for place, firm in enumerate(QUEUE):
        with played_at(now - timedelta(days=3 - place)):
            founder = join(firm.people[0], firm.country, firm.name)
            company = Company.objects.get(members__person=founder)
            owner = Party(founder.pk, company.pk, "owner")
            fill_file(company, firm, owner)
            add_licence(company, firm, owner)
            take(company, "submit", by=owner)
    take(company, "claim", by=office.moderator2)
    refused = Company.objects.get(legal_name=QUEUE[0].name)
    take(refused, "claim", by=office.moderator)
    reason = "The licence names another street. Please hand in the current one."
    take(refused, "refuse", by=office.moderator, reason=reason)


def _fallen(office: Office, now: datetime) -> None:
    """One company whose licence ran out by the clock, one that a moderator suspended."""
    with played_at(now - timedelta(days=120)):
        expired, suspended = (found(firm, office, verified=False) for firm in FALLEN)
        for company, firm, days in ((expired, FALLEN[0], 60), (suspended, FALLEN[1], 700)):
            verify(company, firm, owner_of(company), office, days)
    with played_at(now - timedelta(days=40)):
        reason = "Three buyers reported goods that were never shipped."
        take(suspended, "suspend", by=office.moderator, reason=reason)
        take_due()
