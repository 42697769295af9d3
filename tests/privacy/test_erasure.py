"""Somebody erased is found nowhere in the database but where it is declared to be retained."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from checkout.actions import open_trade_basket, save_delivery
from checkout.models import Draft
from marketplace.accounts.actions import Newcomer, change_photo, enrol
from marketplace.accounts.actions.minors import close_minor
from marketplace.accounts.actions.phones import keep_phone
from marketplace.accounts.actions.recovery import Plea, open_recovery
from marketplace.accounts.models import User
from marketplace.companies.actions import save_contact
from marketplace.companies.models import Company, Contact
from marketplace.companies.rules import ContactFacts
from marketplace.kernel.files import path_of
from marketplace.kernel.models import Deadline, Message
from marketplace.kernel.party import SYSTEM, Party
from marketplace.members.actions import ask_to_join
from marketplace.members.models import Invitation, JoinRequest, Unit
from marketplace.notices.actions import tell
from marketplace.privacy.actions import erasing, give
from marketplace.privacy.declarations import all_holdings
from marketplace.privacy.rules.erasing import scrubbed, traces
from tests.accounts.documents import given, picture
from tests.members import acts
from tests.world import CONSIGNEE, World, party_in

pytestmark = pytest.mark.django_db
EMAIL, FIRST, LAST, PHONE = "o.quill@mail.example", "Ottilie", "Quillfeather", "+33612345678"
TRACES = (EMAIL, f"{FIRST} {LAST}", "ottilie-quillfeather", PHONE, "6 12 34 56 78")
SUPPORT = Party(None, None, "support")


def rows_of(table: str) -> Iterator[tuple[str, str]]:
    """Yield every value of a table as text, with its column."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
        names = [column[0] for column in cursor.description]
        for row in cursor.fetchall():
            yield from zip(names, (plain(value) for value in row), strict=True)


def plain(value: Any) -> str:
    """Return a value as text; JSON as it reads, not as it is escaped."""
    try:
        return json.dumps(json.loads(value), ensure_ascii=False)
    except (TypeError, ValueError):
        return str(value)


def places(*wanted: str) -> set[str]:
    """Return table.column of everything in the database that holds one of the texts."""
    terms = [term.lower() for term in wanted]
    return {
        f"{table}.{column}"
        for table in connection.introspection.table_names()
        for column, value in rows_of(table)
        if any(term in value.lower() for term in terms)
    }


def retained() -> set[str]:
    """Return table.column of everything that some application declares to retain."""
    return {
        f"{meta.db_table}.{meta.get_field(name).column}"
        for holding in all_holdings()
        if holding.forget == "retain"
        for meta in [apps.get_model(holding.model)._meta]
        for name in holding.fields
    }


def joined(first: str = FIRST, last: str = LAST, email: str = EMAIL) -> User:
    person = enrol(Newcomer(email=email, first_name=first, last_name=last), by=SYSTEM)
    keep_phone(person, PHONE)
    return person


def noted_by_an_administrator(person: User, by: Party) -> None:
    LogEntry.objects.create(
        user_id=by.person_id or 0,
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(person.pk),
        object_repr=person.email,
        action_flag=2,
    )


@pytest.fixture(autouse=True)
def _kept_apart(settings: Any, tmp_path: Any) -> None:
    """Files and texts go to a folder of the test."""
    settings.PRIVATE_DIR = settings.DATA_DIR = tmp_path
    settings.SMS_BACKEND = "marketplace.notices.sms.backends.file"


@pytest.fixture
def lived(world: World) -> User:
    """A person who left traces in every application, and in other people's rows."""
    person = joined()
    own = Party(person.pk, None, "person")
    boss = acts.owner(world)
    change_photo(person, picture(), by=own)
    scan = SimpleUploadedFile(f"{LAST}.png", picture().read(), "image/png")
    given(own, document=scan)
    acts.invited(world, EMAIL, message=f"Dear {FIRST}")
    ask_to_join(world.seller_company, f"I am {FIRST} {LAST}, {PHONE}", by=own)
    open_recovery(Plea(email=EMAIL, new_email=f"new.{EMAIL}", story=f"I, {FIRST}", language="en"))
    facts = ContactFacts(purpose="sales", name=f"{FIRST} {LAST}", email=EMAIL)
    save_contact(world.buyer_company, facts, by=boss)
    tell([boss.person_id], "recovery.refused", url="", who=f"{FIRST} {LAST} <{EMAIL}>")
    mine = party_in(Company.objects.get(members__person=person))
    give("directory", by=mine, way="page")
    basket = open_trade_basket({}, by=mine)
    typed = CONSIGNEE | {"recipient": f"{FIRST} {LAST}"}
    save_delivery(basket.basket_id, consignee=typed, methods={}, by=mine)
    noted_by_an_administrator(person, boss)
    return person


def test_before_there_is_much_to_find(lived: User) -> None:
    found = places(*TRACES)
    assert found >= {
        "accounts_user.email",
        "accounts_recovery.new_email",
        "account_emailaddress.email",
        "companies_company.legal_name",
        "companies_contact.email",
        "members_invitation.email",
        "members_joinrequest.message",
        "checkout_draft.consignee",
    }


def test_after_an_erasure_only_what_is_declared_as_retained_names_the_person(
    lived: User, settle: Any
) -> None:
    close_minor(lived, reason=f"The school of {FIRST} {LAST} told us", by=SUPPORT)
    settle()
    assert places(*TRACES) - retained() == set()
    assert not Message.objects.filter(dead_at__isnull=False).exists()
    assert places(LAST) - retained() == set()


@pytest.mark.parametrize("model", ["members.JoinRequest", "accounts.Recovery"])
def test_a_leftover_would_be_found(
    lived: User, monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    kept = tuple(row for row in all_holdings() if row.model != model)
    monkeypatch.setattr(erasing, "all_holdings", lambda: kept)
    close_minor(lived, reason="School told us", by=SUPPORT)
    table = apps.get_model(model)._meta.db_table
    assert {place.partition(".")[0] for place in places(*TRACES) - retained()} >= {table}


def test_a_leftover_where_nobody_expects_a_person_would_be_found(lived: User, world: World) -> None:
    Unit.objects.create(company=world.buyer_company, name=f"Desk of {FIRST} {LAST}")
    close_minor(lived, reason="School told us", by=SUPPORT)
    assert places(*TRACES) - retained() == {"members_unit.name"}


def test_what_others_hold_stays(lived: User, world: World) -> None:
    other = acts.somebody("nadia@firm.example")
    kept = acts.invited(world, "somebody.else@firm.example")
    ask_to_join(world.seller_company, "Please", by=other)
    theirs = Contact.objects.exclude(email=EMAIL).count()
    close_minor(lived, reason="School told us", by=SUPPORT)
    assert Invitation.objects.get() == kept
    assert JoinRequest.objects.get().person_id == other.person_id
    assert Contact.objects.count() == theirs
    assert User.objects.get(pk=other.person_id).email == "nadia@firm.example"
    assert Company.objects.filter(legal_name="–").count() == 1


def test_neither_the_clock_nor_the_outbox_comes_back_to_what_is_gone(lived: User) -> None:
    close_minor(lived, reason="School told us", by=SUPPORT)
    for deadline in Deadline.objects.all():
        model = apps.get_model(deadline.object_type)
        assert model._base_manager.filter(pk=deadline.object_id).exists(), deadline


def test_a_draft_of_delivery_goes_and_files_too(
    lived: User, django_capture_on_commit_callbacks: Any
) -> None:
    photo = path_of(lived.photo)
    with django_capture_on_commit_callbacks(execute=True):
        close_minor(lived, reason="School told us", by=SUPPORT)
    assert (Draft.objects.exists(), photo.exists(), lived.photo) == (False, False, None)


def test_a_name_that_others_bear_is_left_in_their_rows(lived: User, world: World) -> None:
    twin = enrol(Newcomer(email="twin@firm.example", first_name=FIRST, last_name=LAST), by=SYSTEM)
    tell([acts.owner(world).person_id], "recovery.refused", url="", who=f"{FIRST} {LAST}")
    close_minor(lived, reason="School told us", by=SUPPORT)
    assert User.objects.get(pk=twin.pk).get_full_name() == f"{FIRST} {LAST}"
    assert "notices_notice.facts" in places(f"{FIRST} {LAST}")
    assert places(EMAIL, PHONE) - retained() == set()


def test_words_stay_without_name_address_and_number_in_any_notation() -> None:
    text = "I am 李雷 (Lei Li), li@firm.example, 06 12 34 56 78. Price for 10?"
    terms = traces("li@firm.example", ("雷", "李"), [PHONE])
    assert scrubbed(text, terms.sure) == "I am […] (Lei Li), […], […]. Price for 10?"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ann Lee asks", "[…] asks"),
        ("lee, ann", "[…]"),
        ("JoAnn Leeds", "JoAnn Leeds"),
        ({"who": ["Ann Lee", 3], "Ann Lee": None}, {"who": ["[…]", 3], "Ann Lee": None}),
    ],
)
def test_names_are_taken_out_as_whole_words(text: Any, left: Any) -> None:
    assert scrubbed(text, traces("a@firm.example", ("Ann", "Lee"), []).sure) == left
