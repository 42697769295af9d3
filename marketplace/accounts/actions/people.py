"""Joining the market, changing the person file, taking a staff role, and the record of sign-ins."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from allauth.account.models import EmailAddress
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.frozen import must_be_open
from marketplace.accounts.models import User
from marketplace.kernel import effects, events, outbox
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import STAFF_ROLES, VISITOR, Party
from marketplace.kernel.refusal import Refused

WRONG_CODE: Final = "accounts.wrong_code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """What is known of somebody who joins; without a password they sign in by code."""

    email: str
    first_name: str
    last_name: str
    password: str | None = None
    country: str = ""
    language: str = ""
    company_name: str = ""


def own_party(user: User) -> Party:
    """Return the person as a party of their own, before any company."""
    return Party(user.pk, None, "person")


@transaction.atomic
def welcome(user: User, *, by: Party, company_name: str = "", invited: bool = False) -> Event:
    """Complete a sign-up: stated age, event and, in the same transaction, what joining brings.

    `invited`: the address got an invitation to a company, so no company of one is needed.
    """
    user.age_confirmed_at = now()
    user.save(update_fields=["age_confirmed_at"])
    facts = {"company_name": company_name, "country": user.country}
    event = events.record(
        "person.joined", user, by=by, **facts, **({"invited": True} if invited else {})
    )
    effects.run("person.joined", user, event)
    return event


@transaction.atomic
def enrol(newcomer: Newcomer, *, by: Party) -> User:
    """Add a person with a proved address, as a sign-up would. Raises Refused for a known one."""
    user = _add(newcomer)
    welcome(user, by=own_party(user) if by.is_system else by, company_name=newcomer.company_name)
    return user


def _add(newcomer: Newcomer) -> User:
    if User.objects.filter(email__iexact=newcomer.email).exists():
        raise Refused(_("There is a person with this address."), code="known", field="email")
    user = User.objects.create_user(
        newcomer.email,
        newcomer.password,
        first_name=newcomer.first_name,
        last_name=newcomer.last_name,
        country=newcomer.country,
        language=newcomer.language,
    )
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


@transaction.atomic
def make_staff(email: str, role: str, *, by: Party, newcomer: Newcomer | None = None) -> User:
    """Give a person a platform role; the second factor is asked for at the next page.

    Somebody unknown is added without a company. Raises Refused for a role that does not exist.
    """
    if role not in STAFF_ROLES:
        raise Refused(_("There is no such role."), code="unknown_role", field="role")
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = _add(newcomer or Newcomer(email=email, first_name="", last_name=""))
    user.staff_role = role
    user.is_staff = role == "platform_administrator"
    user.save(update_fields=["staff_role", "is_staff"])
    event = events.record("person.made_staff", user, by=by, role=role)
    effects.run("person.made_staff", user, event)
    return user


@transaction.atomic
def change_person(user: User, *, by: Party, **fields: str) -> None:
    """Change the person file. Raises Refused for anybody but the person, and while frozen."""
    if by.person_id != user.pk:
        raise Refused(_("Only the person changes this."), code="wrong_actor")
    must_be_open(by)
    for name, value in fields.items():
        setattr(user, name, value)
    user.save(update_fields=list(fields))
    events.record("person.changed", user, by=by, fields=sorted(fields))


def note_sign_in(user: User, *, ways: Iterable[str] = ()) -> None:
    """Record that the person signed in, and by what; they see it in their security log."""
    events.record("person.signed_in", user, by=own_party(user), ways=sorted(set(ways)))


def note_failed_sign_in(email: str) -> None:
    """Record a wrong password for a known address; the person sees it after the next sign-in."""
    user = User.objects.filter(email=User.objects.normalize_email(email)).first()
    if user is not None:
        events.record("person.sign_in_failed", user, by=VISITOR)


def note_wrong_factor(user: User) -> None:
    """Record a wrong code of the second factor, which came after a right password or code."""
    events.record("person.factor_failed", user, by=VISITOR)


def owe_wrong_code(user: User | None) -> None:
    """Owe the record of a wrong code from a mail or text to the outbox, also for nobody's account:
    the answer takes as long, and who reads it learns nothing."""
    outbox.enqueue(WRONG_CODE, person=user.pk if user else 0)


def note_wrong_code(payload: dict[str, Any]) -> None:
    """Record it for the person, if there is one: the handler of the outbox topic."""
    user = User.objects.filter(pk=payload["person"]).first()
    if user is not None:
        events.record("person.code_failed", user, by=VISITOR)


def note_security_change(user: User, what: str) -> None:
    """Record a change of password, address or second factor."""
    events.record("person.security_changed", user, by=own_party(user), what=what)
