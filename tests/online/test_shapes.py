"""Every call that the gateway makes, against the provider's own mock: it refuses unknown parameters
and wrong types."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from checkout.payment.models import PaymentRequest
from checkout.payment.online import gateway, rules
from checkout.payment.online.actions.accounts import _params as account_params
from checkout.payment.online.actions.sessions import _wish
from tests.world import World

pytestmark = pytest.mark.server
MARK = {"metadata": {"intent": "key-1"}}
CALLS = {
    "transfer": gateway.Call(
        "transfer",
        {
            "amount": 8930,
            "currency": "eur",
            "destination": "acct_1",
            "source_transaction": "ch_1",
            "transfer_group": "2026-000001",
            **MARK,
        },
    ),
    "refund": gateway.Call("refund", {"payment_intent": "pi_1", "amount": 1900, **MARK}),
    "reversal": gateway.Call("reversal", {"amount": 1786, **MARK}, "tr_1"),
}


@pytest.fixture(autouse=True)
def mock(settings) -> Iterator[None]:
    """Talk to the provider's mock."""
    settings.STRIPE_API_BASE = os.environ["STRIPE_API_BASE"]
    settings.STRIPE_SECRET_KEY = "sk_test_comptoir"
    yield


@pytest.mark.parametrize("kind", CALLS)
def test_what_moves_money(kind: str) -> None:
    made = gateway.create(CALLS[kind], "key-1")
    facts = rules.facts_of(kind, made)
    assert facts["reference"]
    assert isinstance(rules.amount_of(kind, made)[0], int)


@pytest.mark.parametrize("kind", CALLS)
def test_looking_for_what_was_made(kind: str) -> None:
    assert gateway.find(CALLS[kind], "key-never-used", 1_700_000_000) is None


@pytest.mark.parametrize(
    "kind", ["session", "transfer", "refund", "reversal", "dispute", "account"]
)
def test_asking_how_it_stands(kind: str) -> None:
    found = gateway.fetch(kind, "x_1", "tr_1")
    assert found["id"]
    assert rules.outcome_of(kind, found) in {"done", "waiting", "over"}


def test_a_session(world: World) -> None:
    request = PaymentRequest.objects.get(purchase=world.order().purchase)
    wish = _wish(request, 1)
    call = gateway.Call("session", wish.marked)
    made = gateway.create(call, wish.key)
    assert made["object"] == "checkout.session"
    assert gateway.find(call, "key-never-used", 1_700_000_000) is None


def test_closing_a_session() -> None:
    assert gateway.expire("cs_1")["object"] == "checkout.session"


def test_an_account_and_the_way_there(world: World) -> None:
    call = gateway.Call("account", account_params(world.seller_company))
    made = gateway.create(call, "company-1-account")
    assert made["object"] == "account"
    back = "https://market.example/back"
    assert gateway.link_to_onboarding(made["id"], back=back, again=back).startswith("https://")


def test_the_mock_refuses_what_the_provider_does_not_know() -> None:
    params: dict[str, Any] = {"payment_intent": "pi_1", "amont": 1900}
    with pytest.raises(gateway.DeniedError):
        gateway.create(gateway.Call("refund", params), "key-1")
