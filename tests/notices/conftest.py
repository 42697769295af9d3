"""Kinds of the tests' own, and somebody to tell."""

import pytest
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.actions import Newcomer, enrol
from marketplace.accounts.models import User
from marketplace.kernel.party import SYSTEM
from marketplace.notices import kinds


@pytest.fixture(autouse=True)
def kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """One kind that can be switched off, one about money, an urgent one, and one for staff."""
    monkeypatch.setattr(kinds, "_kinds", {})
    kinds.register(
        kinds.Kind("test.said", _("Order %(number)s confirmed"), _("By %(company)s.")),
        kinds.Kind("test.money", _("Paid"), _("Money came."), must_send=True, area="money"),
        kinds.Kind(
            "security.door", _("New device."), _("Was it you?"), must_send=True, urgent=True
        ),
        kinds.Kind("search.away", _("The search is away"), _("It does not answer.")),
    )


@pytest.fixture
def claire(db: None) -> User:
    """Somebody who has signed up."""
    newcomer = Newcomer(email="claire@firm.example", first_name="Claire", last_name="Moreau")
    return enrol(newcomer, by=SYSTEM)
