"""Example objects of companies and people: of the world's first seller, and what waits for it."""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile

from config.demo.papers import paper
from marketplace.accounts.actions.recovery import Plea, open_recovery
from marketplace.accounts.models import IdentityCheck, Recovery, User
from marketplace.accounts.signin import links
from marketplace.companies.actions import (
    add_picture,
    ask_for_change,
    save_contact,
)
from marketplace.companies.models import BankAccount, Company, Identifier
from marketplace.companies.numbering import number_index
from marketplace.companies.rules import ContactFacts
from marketplace.directory.actions import list_person, start_check
from marketplace.kernel.clock import now, today
from marketplace.kernel.outbox import relay
from marketplace.kernel.steps import take
from marketplace.members.actions import UnitFacts, ask_to_join, invite, save_unit
from marketplace.members.actions.claiming import invite_owner
from marketplace.members.mail import OBJECTION
from marketplace.members.models import Invitation
from marketplace.members.rules import Offer
from marketplace.moderation.actions import add_rule, read_in
from marketplace.moderation.facts import ListFacts, RuleFacts
from tests.world import World

LEI = "213800KUD8LAJWSQ9D15"
Examples = dict[str, tuple[Any, ...]]


def company_examples(world: World) -> Examples:
    """Return address name -> arguments for the company file, members, the desk and sign-in."""
    return {**_file(world), **_members(world), **_desk(world), **_people(world)}


def _file(world: World) -> Examples:
    company: Company = world.seller_company
    contact = save_contact(
        company,
        ContactFacts(purpose="sales", name="Ute", phone="1", audience="public"),
        by=world.seller,
    )
    picture = add_picture(company, paper("Hall 3", ["Gate"], "hall"), "Hall", by=world.seller)
    identifier = Identifier.objects.create(
        company=company, kind="lei", number=LEI, index=number_index("lei", LEI)
    )
    change = ask_for_change(company, {"trade_name": "New name"}, by=world.seller)
    account = BankAccount.objects.get(company=company)
    pictures = ("picture", "picture_remove", "picture_move")
    return {
        "companies:representative_reveal": (company.pk,),
        "companies:identifier_remove": (identifier.pk,),
        "companies:change": (change.pk,),
        "moderation:change": (change.pk,),
        **dict.fromkeys(("companies:contact", "companies:contact_remove"), (contact.pk,)),
        **dict.fromkeys((f"companies:{name}" for name in pictures), (picture.pk,)),
        **dict.fromkeys(("companies:bank_account", "companies:bank_reveal"), (account.pk,)),
    }


def _members(world: World) -> Examples:
    member = world.seller_company.members.get(person_id=world.seller.person_id)
    unit = save_unit(UnitFacts(name="Workshop"), by=world.seller)
    email = User.objects.get(pk=world.buyer.person_id).email
    (invitation,) = invite([email], Offer(role="viewer"), by=world.seller)
    asked = ask_to_join(world.seller_company, "", by=world.buyer)
    of_a_member = ("role", "limit", "hand_over")
    return {
        **dict.fromkeys((f"members:{name}" for name in of_a_member), (member.pk,)),
        **dict.fromkeys(("members:unit", "members:unit_close"), (unit.pk,)),
        "members:decide": (asked.pk,),
        "members:ask": (world.seller_company.slug,),
        "members:answer": (invitation.pk,),
        "members:invitation": ("none",),
        "members:object": (signing.dumps(_offered(world).pk, salt=OBJECTION),),
    }


def _offered(world: World) -> Invitation:
    company = Company.objects.create(legal_name="Imported Ltd", slug="imported", made_at=now())
    return invite_owner(company, "owner@imported.example", by=world.office.moderator)


def _desk(world: World) -> Examples:
    moderator, company = world.office.moderator, world.seller_company
    rows = f"name\n{company.legal_name}\n".encode()
    facts = ListFacts(name="Excluded firms", kind="exclusion", dated=today())
    loaded = read_in(facts, SimpleUploadedFile("l.csv", rows, "text/csv"), by=moderator)
    take(loaded, "load", by=moderator)
    rule = add_rule(RuleFacts(activity="quote", demand="closed", because="Full."), by=moderator)
    register = SimpleUploadedFile("r.csv", b"legal_name,country\nNew Ltd,GB\n", "text/csv")
    run = start_check(register, source="Chamber list", by=moderator)
    relay()
    of_a_file = ("rest", "source", "uphold", "appeal")
    return {
        **dict.fromkeys((f"moderation:{name}" for name in of_a_file), (company.pk,)),
        "moderation:point": (company.pk, "legal_name"),
        **dict.fromkeys(("moderation:list", "moderation:list_load"), (loaded.pk,)),
        "moderation:rule_end": (rule.pk,),
        "directory:run": (run.pk,),
        "directory:photo": (list_person(by=world.buyer).pk,),
    }


def _people(world: World) -> Examples:
    user = User.objects.get(pk=world.buyer.person_id)
    recovery = open_recovery(_plea(user.email))
    assert isinstance(recovery, Recovery)
    session = UserSession.objects.filter(user=user).first()
    check = IdentityCheck.objects.get(person_id=world.seller.person_id)
    of_the_key = ("mfa_edit_webauthn", "mfa_remove_webauthn")
    return {
        "account_freeze": (links.freeze_token(user),),
        "account_recovery_stop": (links.stop_token(recovery),),
        "account_recovery_follow": (links.follow_token(recovery),),
        **dict.fromkeys(("recovery:case", "recovery:check"), (recovery.pk,)),
        "account_end_session": (session.pk if session else 0,),
        **dict.fromkeys(of_the_key, (Authenticator.objects.earliest("pk").pk,)),
        **dict.fromkeys(("identity:accept", "identity:refuse", "identity:reveal"), (check.pk,)),
    }


def _plea(email: str) -> Plea:
    return Plea(email=email, new_email="new@example.org", story="Lost both.", language="en")
