"""Who may tell us something: the provider, for us, now; everybody else finds a closed door."""

import json
from typing import Any

import pytest
from django.test import Client

from checkout.payment.online.actions import begin_account
from checkout.payment.online.models import ConnectedAccount, ProviderEvent
from checkout.payment.online.polling import poll
from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Message
from tests.online import acts
from tests.online.fake import Provider
from tests.world import World

EVENT = acts.event("charge.succeeded", {"id": "ch_1", "object": "charge"})


def answer(event: dict[str, Any], **signing: Any) -> int:
    """Post a signed event and return the status."""
    body = json.dumps(event).encode()
    return acts.post(body, acts.signed(body, **signing)).status_code


@pytest.mark.usefixtures("switched_on", "db")
class TestDoor:
    """The webhook with a key set."""

    def test_both_secrets_are_taken_while_one_replaces_the_other(self) -> None:
        assert answer(EVENT, secret="whsec_new") == 204
        assert answer({**EVENT, "id": "evt_2"}, secret="whsec_old") == 204
        assert ProviderEvent.objects.count() == 2

    @pytest.mark.parametrize(
        ("event", "signing"),
        [
            (EVENT, {"secret": "whsec_forged"}),
            (EVENT, {"age": 301}),
            ({**EVENT, "livemode": True}, {}),
            ({**EVENT, "account": "acct_foreign"}, {}),
            ({**EVENT, "object": "list"}, {}),
        ],
        ids=["forged", "301 s old", "other mode", "foreign account", "no event"],
    )
    def test_it_refuses(self, event: dict[str, Any], signing: dict[str, Any]) -> None:
        assert answer(event, **signing) == 400
        assert not ProviderEvent.objects.exists()
        assert not Message.objects.filter(topic="online.event").exists()

    def test_it_refuses_one_changed_byte(self) -> None:
        body = json.dumps(EVENT).encode()
        for place in (0, len(body) // 2, len(body) - 1):
            changed = bytearray(body)
            changed[place] ^= 1
            assert acts.post(bytes(changed), acts.signed(body)).status_code == 400
        assert acts.post(body, acts.signed(body)).status_code == 204

    @pytest.mark.parametrize("signature", ["", "t=1", "t=x,v1=y", "v1=é", "t=1,v1=", ",,,"])
    def test_it_refuses_what_is_no_signature(self, signature: str) -> None:
        answer = Client().post(
            "/hooks/stripe/", b"{}", "application/json", HTTP_STRIPE_SIGNATURE=signature
        )
        assert answer.status_code == 400

    def test_it_refuses_what_is_no_text(self) -> None:
        assert acts.post(b"\xff\xfe", "t=1,v1=00").status_code == 400

    def test_299_seconds_are_fresh(self) -> None:
        assert answer(EVENT, age=299) == 204

    def test_no_secret_takes_nothing(self, settings) -> None:
        settings.STRIPE_WEBHOOK_SECRETS = []
        assert answer(EVENT) == 400

    def test_a_live_key_takes_live_events_only(self, settings) -> None:
        settings.STRIPE_SECRET_KEY = "sk_live_comptoir"
        assert answer(EVENT) == 400
        assert answer({**EVENT, "livemode": True}) == 204

    def test_it_is_for_posts(self) -> None:
        assert Client().get("/hooks/stripe/").status_code == 405

    def test_it_asks_for_no_form_token(self) -> None:
        body = json.dumps(EVENT).encode()
        strict = Client(enforce_csrf_checks=True)
        headers = {"Stripe-Signature": acts.signed(body)}
        answer = strict.post("/hooks/stripe/", body, "application/json", headers=headers)
        assert answer.status_code == 204

    def test_the_same_event_is_kept_once(self) -> None:
        assert [answer(EVENT), answer(EVENT)] == [204, 204]
        assert Message.objects.filter(topic="online.event").count() == 1

    def test_somebody_elses_business_is_kept_and_left_alone(self) -> None:
        answer(EVENT)
        acts.settle()
        assert ProviderEvent.objects.get().handled_at is not None


def test_an_event_of_one_seller_never_touches_another(world: World, fake: Provider) -> None:
    mine, other = begin_account(by=world.seller), begin_account(by=world.seller2)
    ready = {"payouts_enabled": True, "capabilities": {"transfers": "active"}}
    fake.things[str(other.account_id)] |= ready
    lying = acts.event("account.updated", fake.things[str(other.account_id)])
    assert acts.told({**lying, "account": mine.account_id}) == 204
    acts.settle()
    assert not ConnectedAccount.objects.filter(ready=True).exists()


def test_an_accounts_event_never_pays(world: World, fake: Provider) -> None:
    account, order = begin_account(by=world.seller), world.order()
    session = fake.pay(acts.begun(world, order.purchase).reference)
    event = acts.event("checkout.session.completed", session, account=account.account_id)
    assert acts.told(event) == 204
    acts.settle()
    assert acts.books() == []


def test_what_it_wrote_of_payers_is_forgotten(world: World, fake: Provider) -> None:
    assert answer(EVENT) == 204
    acts.settle()
    ProviderEvent.objects.update(handled_at=real_now().replace(year=2020))
    poll()
    assert ProviderEvent.objects.get().body == ""
