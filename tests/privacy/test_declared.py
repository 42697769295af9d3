"""Everything that looks personal is declared by the app that holds it, and still exists."""

import pytest
from django.apps import apps

from marketplace.accounts.actions import Newcomer, enrol
from marketplace.companies.actions import give_bank_account
from marketplace.companies.rules import AccountFacts
from marketplace.kernel.holdings import BASES
from marketplace.kernel.party import SYSTEM, Party
from marketplace.privacy import declarations
from marketplace.privacy.actions import give
from marketplace.privacy.copies import copy_of
from tests.world import World, party_in


@pytest.mark.parametrize("label", [app.label for app in declarations.our_apps()])
def test_every_personal_column_is_declared(label) -> None:
    assert declarations.undeclared(apps.get_app_config(label)) == []


def test_no_declaration_is_stale() -> None:
    assert list(declarations.unknown()) == []


def test_every_declaration_names_a_legal_basis() -> None:
    assert {holding.basis for holding in declarations.all_holdings()} <= set(BASES)


def test_what_is_retained_says_how_long() -> None:
    kept = [row for row in declarations.all_holdings() if row.forget == "retain"]
    assert all(row.retain for row in kept)


def test_an_undeclared_column_is_found(monkeypatch) -> None:
    monkeypatch.setattr(declarations, "holdings_of", lambda app: ())
    found = declarations.undeclared(apps.get_app_config("accounts"))
    assert "accounts.User.email" in found
    assert "accounts.IdentityCheck.person" in found
    assert "accounts.IdentityCheck.status" not in found


def test_a_model_about_things_still_declares_its_links_to_people(monkeypatch) -> None:
    monkeypatch.setattr(declarations, "holdings_of", lambda app: ())
    monkeypatch.setattr(declarations, "_not_personal", lambda app: {"kernel.StoredFile": ("*",)})
    found = declarations.undeclared(apps.get_app_config("kernel"))
    assert [name for name in found if "StoredFile" in name] == ["kernel.StoredFile.person"]


@pytest.mark.django_db
def test_a_copy_holds_the_persons_data_and_nobody_elses() -> None:
    claire, paul = (
        enrol(Newcomer(email=f"{name}@firm.example", first_name=name, last_name="X"), by=SYSTEM)
        for name in ("claire", "paul")
    )
    for person in (claire, paul):
        give("marketing", by=Party(person.pk, None, "person"), way="test")
    copy = copy_of(claire.pk)
    assert [row["email"] for row in copy["accounts.User"]] == ["claire@firm.example"]
    assert [row["purpose"] for row in copy["privacy.Consent"]] == ["marketing"]
    assert "paul" not in str(copy)
    assert "password" not in copy["accounts.User"][0]


@pytest.mark.django_db
def test_a_copy_holds_nothing_of_the_company_and_of_what_was_done_to_others(world: World) -> None:
    facts = AccountFacts(
        holder="Atelier Lyon SAS",
        kind="iban",
        number="FR7630006000011234567890189",
        country="FR",
        currency="EUR",
    )
    owner = party_in(world.buyer_company)
    give_bank_account(world.buyer_company, facts, by=owner)
    copy = copy_of(owner.person_id or 0)
    assert set(copy["companies.BankAccount"][0]) == {"pk", "made_by"}
    assert "Atelier Lyon SAS" not in str(copy["companies.BankAccount"])
    assert not {"facts", "log"} & {name for row in copy["kernel.Event"] for name in row}
    assert copy["kernel.Event"][0]["name"]
