"""Short ways to invitations, members and limits, by the actions that people take."""

import re
from decimal import Decimal
from typing import Any

from django.core import mail

from config.demo.founding import check_person
from marketplace.accounts.actions import Newcomer, enrol
from marketplace.accounts.models import User
from marketplace.companies.actions import add_member
from marketplace.companies.models import Company, Member
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import SYSTEM, Party
from marketplace.members.actions import UnitFacts, allow, invite, save_unit
from marketplace.members.models import Invitation, Unit
from marketplace.members.rules import Allowance, Offer
from tests.world import World, party_in

ADDRESS = "new.colleague@firm.example"


def owner(world: World) -> Party:
    """Return the buyer company's owner, whose identity was checked."""
    return party_in(world.buyer_company)


def invited(world: World, email: str = ADDRESS, **offer: Any) -> Invitation:
    """Return an invitation into the buyer company."""
    facts = {"role": "purchaser"} | offer
    (invitation,) = invite([email], Offer(**facts), by=owner(world))
    return invitation


def mails() -> list[Any]:
    """Return the mails of invitations, after everything owed was sent."""
    relay()
    return [sent for sent in mail.outbox if "/invitations/" in str(sent.body)]


def link() -> str:
    """Return the path in the newest mail of an invitation."""
    found = re.search(r"/invitations/[\w-]+/", str(mails()[-1].body))
    assert found
    return found.group()


def somebody(email: str = ADDRESS, first: str = "Nadia") -> Party:
    """Return a new person with a proved address and a company of one, who acts for none."""
    user = enrol(Newcomer(email=email, first_name=first, last_name="Roux"), by=SYSTEM)
    return Party(user.pk, None, "viewer")


def colleague(company: Company, role: str, email: str = ADDRESS) -> Party:
    """Return a new member of a company."""
    person = somebody(email)
    add_member(company, person.person_id or 0, role, by=SYSTEM)
    return Party(person.person_id, company.pk, role)


def place(party: Party) -> Member:
    """Return the membership of a party."""
    return Member.objects.get(company_id=party.company_id, person_id=party.person_id)


def limit(world: World, by: Party, unit: Unit | None = None, **amounts: str) -> None:
    """Set limits, written as text, by the owner."""
    currency = amounts.pop("currency", "EUR")
    exact: Any = {name: Decimal(amount) for name, amount in amounts.items()}
    allowance = Allowance(currency=currency, unit_id=unit.pk if unit else None, **exact)
    allow(place(by), allowance, by=owner(world))


def unit(world: World, budget: str | None = None, name: str = "Workshop", **facts: Any) -> Unit:
    """Return a unit of the buyer company."""
    amount = Decimal(budget) if budget is not None else None
    return save_unit(UnitFacts(name=name, budget=amount, **facts), by=owner(world))


def checked(world: World, party: Party) -> Party:
    """Have the person's identity accepted; return the party."""
    check_person(User.objects.get(pk=party.person_id), world.office.moderator)
    return party
