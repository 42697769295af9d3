"""Being found: a person enters the directory of people, says what is shown, and leaves."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.companies.models import Member
from marketplace.directory.models import Listed, ListedWord
from marketplace.directory.models.listed import PURPOSE
from marketplace.directory.rules import text
from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.privacy.actions import give, withdraw


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a person lets be seen beside name, title and company."""

    show_city: bool = False
    show_industry: bool = False
    show_photo: bool = False


@transaction.atomic
def list_person(shown: Shown | None = None, *, by: Party) -> Listed:
    """List the person acting, for the company they act for, and keep their consent.

    A person who is listed already changes what is shown, and the company. Raises Refused for
    somebody without a company.
    """
    if by.person_id is None or by.company_id is None:
        raise Refused(_("Act for a company to be listed."), code="wrong_actor")
    give(PURPOSE, by=by, way="directory of people")
    return enter(by.person_id, by.company_id, shown or Shown(), by=by)


def enter(person_id: int, company_id: int, shown: Shown, *, by: Party) -> Listed:
    """Write the entry of a person who agreed."""
    columns = {"company_id": company_id, **asdict(shown), "sort_name": ""}
    listed, _made = Listed.objects.update_or_create(
        person_id=person_id, defaults=columns, create_defaults={**columns, "since": now()}
    )
    refresh_person(person_id)
    events.record("person.listed", listed, by=by, **asdict(shown))
    return Listed.objects.get(pk=listed.pk)


@transaction.atomic
def unlist_person(*, by: Party) -> None:
    """Take the person acting out of the directory, with all words kept of them, at once."""
    if by.person_id is None:
        raise Refused(_("Sign in first."), code="wrong_actor")
    withdraw(PURPOSE, by=by, way="directory of people")
    forget_person(by.person_id)


def forget_person(person_id: int) -> None:
    """Remove a person's entry and its words."""
    Listed.objects.filter(person_id=person_id).delete()


@transaction.atomic
def refresh_person(person_id: int) -> None:
    """Make the words of a listed person what the person file and the company say now."""
    listed = Listed.objects.select_related("person", "company").filter(pk=person_id).first()
    if listed is None:
        return
    person: User = listed.person
    listed.sort_name = text.sort_key(f"{person.last_name} {person.first_name}")
    listed.save(update_fields=["sort_name"])
    company = (listed.company.trade_name, listed.company.legal_name)
    told = [person.get_full_name(), person.title, *company]
    if listed.show_city:
        told.append(person.city)
    ListedWord.objects.filter(listed=listed).delete()
    ListedWord.objects.bulk_create(
        ListedWord(listed=listed, word=word) for word in text.keys(told, ())
    )


def refresh_colleagues(company_id: int) -> None:
    """Do the same for everybody listed for a company."""
    for person_id in Listed.objects.filter(company_id=company_id).values_list("pk", flat=True):
        refresh_person(person_id)


def answer_given(person_id: int, company_id: int | None, *, by: Party) -> None:
    """List a person who agreed elsewhere, on the page of consents, with nothing but the least.

    Somebody who acted for no company is listed for the one they joined last, if any.
    """
    if Listed.objects.filter(pk=person_id).exists():
        return
    mine = Member.objects.active().filter(person_id=person_id)
    chosen = mine.filter(company_id=company_id).first() or mine.order_by("-pk").first()
    if chosen is not None:
        enter(person_id, chosen.company_id, Shown(), by=by)
