"""What fills the people page of a demo buyer: a unit, a limit, an invitation, a request to join."""

from datetime import datetime, timedelta
from decimal import Decimal

from config.demo.cast import person
from config.demo.enquiries import party_of
from config.demo.founding import Office, employ, join
from marketplace.accounts.models import User
from marketplace.companies.models import Company, Member
from marketplace.kernel.clock import played_at
from marketplace.kernel.party import Party
from marketplace.members.actions import UnitFacts, allow, ask_to_join, invite, save_unit
from marketplace.members.models import Unit
from marketplace.members.rules import Allowance, Offer

TRAINEE = person("trainee", "Lucas Petit", "purchaser", checked=True)
APPLICANT = person("applicant", "Nadia Benali")


def play(office: Office, now: datetime) -> None:
    """Give the first buyer a unit with a budget, a purchaser with limits, and two open doors."""
    owner = party_of("owner")
    company = Company.objects.get(pk=owner.company_id or 0)
    with played_at(now - timedelta(days=30)):
        workshop = _workshop(company, owner)
        trainee = employ(TRAINEE, company.country, company, office)
        _limit(trainee, company, workshop, owner)
    with played_at(now - timedelta(days=2)):
        offer = Offer(role="approver", message="You approve what the workshop orders.")
        invite(["paul.girard@demo.example"], offer, by=owner)
        applicant = join(APPLICANT, company.country)
        ask_to_join(company, "I follow Claire in purchasing.", by=_alone(applicant))


def _workshop(company: Company, owner: Party) -> Unit:
    facts = UnitFacts(
        name="Model workshop",
        cost_centre="4100",
        budget=Decimal("15000.00"),
        responsible_id=Member.objects.get(company=company, person_id=owner.person_id).pk,
    )
    return save_unit(facts, by=owner)


def _limit(trainee: User, company: Company, unit: Unit, owner: Party) -> None:
    member = Member.objects.get(company=company, person=trainee)
    allowance = Allowance(
        per_order=Decimal("500.00"), per_month=Decimal("2000.00"), unit_id=unit.pk
    )
    allow(member, allowance, by=owner)


def _alone(user: User) -> Party:
    return Party(user.pk, Member.objects.get(person=user).company_id, "owner")
