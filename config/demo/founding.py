"""Founding people and companies by the verbs that real ones use: join, be checked, be verified."""

from dataclasses import dataclass
from datetime import timedelta

from config.demo.banking import open_account
from config.demo.cast import PASSWORD, STAFF, Firm, Person, Seller
from config.demo.papers import paper
from marketplace.accounts.actions import (
    Evidence,
    Newcomer,
    enrol,
    install_demo_second_factor,
    make_staff,
    submit_identity,
)
from marketplace.accounts.models import IdentityCheck, User
from marketplace.companies.actions import (
    add_member,
    add_paper,
    edit_company,
    present_company,
    store_tax_proof,
)
from marketplace.companies.models import Company, Member
from marketplace.companies.rules import CompanyFile, PaperFacts, Presentation, TaxClaim
from marketplace.kernel.clock import today
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.steps import take
from marketplace.moderation.actions import check_all
from marketplace.moderation.facts import Citation


@dataclass(frozen=True, slots=True)
class Office:
    """The platform's own people, each as a party."""

    moderator: Party
    moderator2: Party
    finance: Party
    finance2: Party
    editor: Party
    support: Party


def open_office() -> Office:
    """Make the platform staff, with the demo's second factor."""
    return Office(*(_staff(name, full, role) for name, full, role in STAFF))


def _staff(name: str, full: str, role: str) -> Party:
    first, _space, last = full.partition(" ")
    email = f"{name}@demo.example"
    newcomer = Newcomer(email=email, first_name=first, last_name=last, password=PASSWORD)
    user = make_staff(email, role, by=SYSTEM, newcomer=newcomer)
    install_demo_second_factor(user)
    return Party(user.pk, None, role)


def join(person: Person, country: str, company_name: str = "") -> User:
    """Sign a person up; who founds a company names it."""
    return enrol(
        Newcomer(
            email=person.email,
            first_name=person.first,
            last_name=person.last,
            password=PASSWORD,
            country=country,
            company_name=company_name,
        ),
        by=SYSTEM,
    )


def found(firm: Firm, office: Office, *, verified: bool = True) -> Company:
    """Found a company: its first person joins and fills the file, others follow; then verify it,
    and a seller's bank account too."""
    founder = join(firm.people[0], firm.country, firm.name)
    company = Company.objects.get(members__person=founder)
    owner = Party(founder.pk, company.pk, "owner")
    fill_file(company, firm, owner)
    if firm.people[0].checked:
        check_person(founder, office.moderator)
    for person in firm.people[1:]:
        employ(person, firm.country, company, office)
    if verified:
        verify(company, firm, owner, office)
    if isinstance(firm, Seller):
        open_account(company, firm, owner, office.moderator)
    return Company.objects.get(pk=company.pk)


def fill_file(company: Company, firm: Firm, owner: Party) -> None:
    """Write the register facts and the presentation."""
    facts = CompanyFile(
        legal_name=firm.name,
        country=firm.country,
        kind=firm.kind,
        registration_kind=firm.register,
        registration_number=firm.number,
        vat_id=firm.vat_id,
        line1=firm.line1,
        postcode=firm.postcode,
        city=firm.city,
        region=firm.region,
    )
    edit_company(company, facts, by=owner)
    words = Presentation(
        phone=firm.phone,
        email=firm.people[0].email,
        introductions={"en": firm.introduction} if firm.introduction else {},
    )
    present_company(company, words, by=owner)


def employ(person: Person, country: str, company: Company, office: Office) -> User:
    """Sign a colleague up and give the role; a checked one hands the identity paper in."""
    user = join(person, country)
    add_member(company, user.pk, person.role, by=SYSTEM)
    if person.checked:
        check_person(user, office.moderator)
    return user


def check_person(user: User, moderator: Party) -> None:
    """Hand an identity paper in and have it accepted."""
    card = paper("Identity card", [user.get_full_name(), "No. 0000 4711"], "identity")
    evidence = Evidence(
        kind="identity_card",
        number=f"ID{user.pk:08d}",
        expires_on=today() + timedelta(days=1500),
        document=card,
    )
    submit_identity(evidence, by=Party(user.pk, None, "visitor"))
    take(IdentityCheck.objects.get(person=user), "accept", by=moderator)


def verify(company: Company, firm: Firm, owner: Party, office: Office, days: int = 760) -> None:
    """Hand the licence in, submit, and have a moderator claim and approve the file."""
    add_licence(company, firm, owner, days)
    take(company, "submit", by=owner)
    take(company, "claim", by=office.moderator)
    check_all(company, looked_up(firm), by=office.moderator)
    take(company, "approve", by=office.moderator)
    if firm.vat_id:
        claim = TaxClaim(vat_id=firm.vat_id, source="vies", reference=f"WAPI{company.pk:010d}")
        store_tax_proof(company, claim, by=office.moderator)


def looked_up(firm: Firm) -> tuple[Citation, Citation]:
    """Return what a moderator cites for a firm: the register extract and one public source."""
    extract = f"{firm.name}, {firm.city}, entered and active."
    return (
        Citation(kind="register", name="Register office", says=extract, read_on=today()),
        Citation(
            kind="public",
            name="The firm’s own site",
            url="https://firms.demo.example/",
            says=firm.line1,
            read_on=today(),
        ),
    )


def add_licence(company: Company, firm: Firm, owner: Party, days: int = 760) -> None:
    """Hand in a business licence that runs so many more days, two years unless said."""
    facts = PaperFacts(
        kind="licence",
        number=firm.number,
        issuer="Register office",
        holder=firm.name,
        issued_on=today() - timedelta(days=900),
        expires_on=today() + timedelta(days=days),
    )
    upload = paper(
        "Business licence", [firm.name, firm.number, f"{firm.line1}, {firm.city}"], "licence"
    )
    add_paper(company, facts, upload, by=owner)


def owner_of(company: Company) -> Party:
    """Return the company's first owner as a party."""
    member = Member.objects.filter(company=company, role="owner").order_by("pk")[0]
    return Party(member.person_id, company.pk, "owner")
