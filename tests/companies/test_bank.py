"""The bank account: sealed, masked, given by who receives money, checked, replaced; payouts."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection

from marketplace.companies.actions import give_bank_account
from marketplace.companies.models import BankAccount, Company
from marketplace.companies.queries import (
    account_findings,
    own_findings,
    payout_account,
    payout_readiness,
    people_with,
    sharing_account,
)
from marketplace.companies.rules import AccountFacts
from marketplace.kernel import vault
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.notices.models import Notice
from tests.proving import prove
from tests.world import party_in

IBAN = "DE89370400440532013000"
OTHER = "DE02120300000000202051"
BANK = "/desk/company/bank/"
GIVEN = {
    "holder": "Some Holder",
    "kind": "iban",
    "number": "DE89 3704 0044 0532 0130 00",
    "country": "DE",
    "currency": "EUR",
}


def facts(company: Company, number: str = IBAN) -> AccountFacts:
    """Return an account in the company's name."""
    return AccountFacts(
        holder=company.legal_name, kind="iban", number=number, country="DE", currency="EUR"
    )


def keeper(world) -> Party:
    """Return the owner of a company that has given no account yet."""
    return party_in(world.buyer_company)


@pytest.fixture
def account(world) -> BankAccount:
    """Return its account, waiting."""
    company = world.buyer_company
    return give_bank_account(company, facts(company), by=keeper(world))


def accepted(account: BankAccount, world) -> BankAccount:
    """Accept it as a moderator."""
    take(account, "accept", by=world.office.moderator)
    return BankAccount.objects.get(pk=account.pk)


def test_the_number_lies_sealed_and_shows_its_end(account) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM companies_bankaccount")
        assert IBAN not in str(cursor.fetchall())
    assert account.masked == "•••• 3000"
    assert vault.blind_index("bank_account", "de89 3704 0044 0532 0130 00") == account.number_index


def test_no_event_holds_the_number(account) -> None:
    told = str(list(Event.objects.values_list("facts", flat=True)))
    assert IBAN not in told
    assert "3000" not in told


@pytest.mark.parametrize(
    ("role", "may"),
    [("owner", True), ("administrator", True), ("accountant", True), ("sales", False)],
)
def test_who_gives_an_account(role, may, world) -> None:
    company = world.buyer_company
    party = Party(keeper(world).person_id, company.pk, role)
    if may:
        assert give_bank_account(company, facts(company), by=party).status == "waiting"
    else:
        with pytest.raises(Refused):
            give_bank_account(company, facts(company), by=party)


def test_a_frozen_account_gives_none(world) -> None:
    frozen = replace(keeper(world), frozen=True)
    with pytest.raises(Refused):
        give_bank_account(world.buyer_company, facts(world.buyer_company), by=frozen)


def test_a_wrong_number_is_refused_by_name(world) -> None:
    company = world.buyer_company
    with pytest.raises(Refused) as refused:
        give_bank_account(company, facts(company, "DE89370400440532013001"), by=keeper(world))
    assert (refused.value.code, refused.value.field) == ("check_digit", "number")


def test_the_same_account_twice_is_refused(account, world) -> None:
    with pytest.raises(Refused) as refused:
        give_bank_account(account.company, facts(account.company), by=keeper(world))
    assert refused.value.code == "given"


def test_a_newer_one_replaces_what_waited_and_leaves_what_is_used(account, world) -> None:
    used = accepted(account, world)
    second = give_bank_account(used.company, facts(used.company, OTHER), by=keeper(world))
    assert payout_account(used.company) == used
    accepted(second, world)
    assert [each.status for each in BankAccount.objects.all()] == ["accepted", "replaced"]
    assert payout_account(used.company) == second


def test_readiness_follows_the_account(world) -> None:
    company = world.buyer_company
    assert payout_readiness(company) == "none"
    account = give_bank_account(company, facts(company), by=keeper(world))
    assert payout_readiness(company) == "pending"
    accepted(account, world)
    assert payout_readiness(company) == "ready"


def test_payouts_rest_three_days_after_a_change(account, world) -> None:
    company = accepted(account, world).company
    accepted(give_bank_account(company, facts(company, OTHER), by=keeper(world)), world)
    assert payout_readiness(company) == "restricted"
    with played_at(now() + timedelta(days=3, minutes=1)):
        assert payout_readiness(company) == "ready"


def test_a_refused_account_restricts(account, world) -> None:
    take(account, "refuse", by=world.office.moderator, reason="Another holder.")
    assert payout_readiness(account.company) == "restricted"
    assert BankAccount.objects.get().refusal == "Another holder."


def test_a_suspended_company_is_restricted(account, world) -> None:
    company = accepted(account, world).company
    take(company, "suspend", by=world.office.moderator, reason="x", until=None)
    assert payout_readiness(company) == "restricted"


def test_the_same_account_elsewhere_is_found_by_its_index(account, world) -> None:
    other = world.seller2_company
    spaced = replace(facts(other), number=" de89-3704.0044 0532 0130 00")
    second = give_bank_account(other, spaced, by=world.seller2)
    assert sharing_account(second) == [account.company_id]
    assert account_findings(second) == ["Another company gave the same account."]
    assert own_findings(second) == []


def test_only_a_moderator_without_a_tie_decides(account, world) -> None:
    for by in (keeper(world), world.seller2, world.office.finance):
        with pytest.raises(Refused):
            take(account, "accept", by=by)


def test_giving_one_asks_for_a_fresh_proof_and_keeps_what_was_typed(world) -> None:
    client = world.client(keeper(world))
    asked = client.post(BANK + "new/", GIVEN)
    assert asked.status_code == 302
    assert "reauthenticate" in asked.headers["Location"]
    assert not BankAccount.objects.exists()
    back = parse_qs(urlsplit(asked.headers["Location"]).query)["next"][0]
    assert prove(client).get(back).headers["Location"] == BANK
    assert BankAccount.objects.get().holder == "Some Holder"


def test_a_fault_stands_at_its_field_and_nothing_is_lost(world) -> None:
    client = prove(world.client(keeper(world)))
    page = client.post(BANK + "new/", GIVEN | {"number": "DE89 3704 0044 0532 0130 01"})
    assert page.status_code == 422
    assert "check digits do not fit" in page.context["form"].errors["number"][0]
    assert "Some Holder" in page.content.decode()


@pytest.mark.parametrize(
    ("who", "purpose"), [("moderator", "check"), ("finance", "payout"), ("owner", "own")]
)
def test_a_number_is_opened_for_a_purpose_on_record(who, purpose, account, world) -> None:
    party = keeper(world) if who == "owner" else getattr(world.office, who)
    client = prove(world.client(party))
    url = f"{BANK}{account.pk}/number/"
    assert IBAN not in client.get(url).content.decode()
    shown = client.post(url, {"purpose": purpose})
    assert IBAN in shown.content.decode()
    assert shown.headers["Cache-Control"] == "private, no-store"
    assert [(each.field, each.role) for each in vault.openings(account)] == [("number", party.role)]
    assert client.post(url, {"purpose": "curiosity"}).status_code == 422


def test_others_find_no_number(account, world) -> None:
    for party in (world.seller2, world.buyer, world.office.support):
        client = prove(world.client(party))
        assert client.get(f"{BANK}{account.pk}/number/").status_code == 404


def test_a_tied_moderator_opens_nothing(account, world) -> None:
    moderator = world.office.moderator
    account.company.members.create(
        person_id=moderator.person_id, role="viewer", joined_at=now(), active=False
    )
    client = prove(world.client(moderator))
    assert client.get(f"{BANK}{account.pk}/number/").status_code == 404


def test_the_page_shows_state_and_end_alone(account, world) -> None:
    page = world.client(keeper(world)).get(BANK).content.decode()
    assert "•••• 3000" in page
    assert IBAN not in page
    assert "Nothing is paid out until a moderator has accepted the account." in page


def test_a_purchaser_sees_no_account(account, world) -> None:
    assert world.client(world.buyer).get(BANK).status_code == 404


def test_everybody_who_receives_money_hears_of_a_new_account(account, world, settle) -> None:
    settle()
    notices = Notice.objects.filter(kind="bank_account.waiting")
    told = set(notices.values_list("person_id", flat=True))
    assert told == set(people_with(account.company_id, "receive_money"))
    assert all("3000" not in notice.text + notice.url for notice in notices)
