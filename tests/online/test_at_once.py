"""Webhook, poller, payer and finance at the same moment on PostgreSQL: one effect."""

import pytest

from checkout.payment.ledger import balance
from checkout.payment.models import Payout
from checkout.payment.online.actions import begin_session, refresh
from checkout.payment.online.actions.transferring import want_transfer
from checkout.payment.online.models import ConnectedAccount, Intent
from tests.online import acts
from tests.online.fake import Provider
from tests.races.at_once import at_once
from tests.world import World

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def test_a_button_pressed_four_times_opens_one_page(world: World, fake: Provider) -> None:
    request, buyer = acts.request_of(world.order().purchase), world.buyer
    answers = at_once([lambda: begin_session(request, by=buyer)] * 4)
    assert {answer.status for answer in answers} == {"sent"}
    assert (acts.intents(), len(fake.of("checkout.session"))) == ([("session", "sent")], 1)


def test_poller_and_webhooks_at_once_pay_once(world: World, fake: Provider) -> None:
    intent = acts.begun(world, world.order().purchase)
    fake.pay(intent.reference)
    answers = at_once([lambda: refresh(Intent.objects.get())] * 4)
    assert {answer.status for answer in answers} == {"succeeded"}
    assert (acts.intents(), balance("stripe")) == ([("session", "succeeded")], 9500)


def test_a_bank_payout_and_a_transfer_at_once_pay_once(world: World, fake: Provider) -> None:
    order = acts.completed(world, fake)
    acts.ready(world, fake, settled=False)
    ConnectedAccount.objects.update(ready=True)
    line = order.payout_lines.get()
    at_once([lambda: acts.paid_out_by_bank(world), lambda: want_transfer(line)])
    acts.settle()
    paid = len(fake.of("transfer")) + Payout.objects.filter(account="bank").count()
    assert (paid, balance("payable")) == (1, 0)
