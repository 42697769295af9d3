"""Everything that looks personal is declared by the app that holds it, and still exists."""

import pytest
from django.apps import apps

from marketplace.accounts.actions import Newcomer, enrol
from marketplace.kernel.holdings import BASES
from marketplace.kernel.party import SYSTEM, Party
from marketplace.privacy import declarations
from marketplace.privacy.actions import give
from marketplace.privacy.copies import copy_of


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
