"""Short ways through an online payment, each as it really happens."""

import json
import time
from typing import Any

import stripe
from django.http import HttpResponse
from django.test import Client

from checkout.order.models import Order, Purchase
from checkout.payment.actions import prepare, record_payout
from checkout.payment.models import LedgerTransaction, PaymentRequest, Payout
from checkout.payment.online.actions import begin_account, begin_session
from checkout.payment.online.models import ConnectedAccount, Intent
from checkout.payment.online.polling import poll
from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Message
from marketplace.kernel.outbox import relay
from marketplace.kernel.steps import take
from tests.online.fake import Provider
from tests.order import acts
from tests.world import World

Books = list[tuple[str, list[tuple[str, int]]]]


def request_of(purchase: Purchase) -> PaymentRequest:
    """Return the request as the database has it."""
    return PaymentRequest.objects.get(purchase=purchase)


def begun(world: World, purchase: Purchase) -> Intent:
    """The buyer opens the provider's page."""
    return begin_session(request_of(purchase), by=world.buyer)


def event(kind: str, thing: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return an event of the provider."""
    body = {"id": f"evt_{kind}_{thing['id']}", "object": "event", "type": kind, "livemode": False}
    return {**body, "data": {"object": thing}, **more}


def signed(body: bytes, *, secret: str = "whsec_new", age: int = 0) -> str:
    """Return the signature of a body, so many seconds old."""
    at = int(time.time()) - age
    header: str = stripe.WebhookSignature.generate_signature_header(body.decode(), secret, at)
    return header


def post(body: bytes, signature: str) -> HttpResponse:
    """Let somebody post a body to the webhook."""
    headers = {"Stripe-Signature": signature}
    answer: Any = Client().post("/hooks/stripe/", body, "application/json", headers=headers)
    return answer


def told(event: dict[str, Any]) -> int:
    """The provider tells; return the status of our answer. Nothing is worked off yet."""
    body = json.dumps(event).encode()
    return post(body, signed(body)).status_code


def settle() -> None:
    """Work off the outbox, also what was put off, until nothing changes."""
    for _turn in range(6):
        Message.objects.filter(done_at=None).update(
            not_before=real_now(), dead_at=None, leased_until=None
        )
        if not relay():
            return


def polled() -> int:
    """The poller comes, as if everything were due."""
    Intent.objects.update(not_before=real_now())
    found = poll()
    settle()
    return found


def pay(provider: Provider, intent: Intent) -> None:
    """The payer pays, the provider tells, we work it off."""
    session = provider.pay(intent.reference)
    assert told(event("checkout.session.completed", session)) == 204
    settle()


def paid(world: World, provider: Provider, order: Order) -> Intent:
    """The order's purchase is paid online; return the intent."""
    intent = begun(world, order.purchase)
    pay(provider, intent)
    intent.refresh_from_db()
    order.refresh_from_db()
    return intent


def ready(world: World, provider: Provider, *, settled: bool = True) -> ConnectedAccount:
    """The first seller has an account that takes transfers; unless settled we do not know yet."""
    account = begin_account(by=world.seller)
    thing = provider.things[str(account.account_id)]
    thing |= {"payouts_enabled": True, "capabilities": {"transfers": "active"}}
    assert told(event("account.updated", thing, account=thing["id"])) == 204
    if settled:
        settle()
    account.refresh_from_db()
    return account


def completed(world: World, provider: Provider, quantity: int = 10, **terms: object) -> Order:
    """Return an order that was paid online and went all the way."""
    order = world.order(quantity, **terms)
    paid(world, provider, order)
    take(order, "confirm", by=world.seller)
    acts.shipped(world, order)
    acts.received(world, order)
    settle()
    return order


def paid_out_by_bank(world: World) -> Payout:
    """Finance records a bank payout of all that the first seller is owed in EUR."""
    return record_payout(prepare(world.seller_company, "EUR"), "OUT-1", by=world.office.finance)


def books() -> Books:
    """Return the ledger: each transaction's key with its accounts and amounts."""
    rows = LedgerTransaction.objects.order_by("key").prefetch_related("entries")
    return [
        (row.key, sorted((e.account, e.amount_minor) for e in row.entries.all())) for row in rows
    ]


def intents() -> list[tuple[str, str]]:
    """Return every intent's kind and state, oldest first."""
    return list(Intent.objects.order_by("pk").values_list("kind", "status"))
