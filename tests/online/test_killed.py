"""A process is killed after the provider did it and before we wrote it down: it is found by key."""

import os
import subprocess
import sys

import pytest

from checkout.order.models import Order
from checkout.payment.ledger import balance
from checkout.payment.online.models import Intent
from tests.kernel.test_killed import database_url
from tests.online import acts
from tests.online.fake import Provider
from tests.world import World

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def kill(provider: Provider, *words: object) -> None:
    """Let another process work, and kill it by its id where it stands still."""
    surroundings = {
        **os.environ,
        "DATABASE_URL": database_url(),
        "STRIPE_API_BASE": provider.url,
        "STRIPE_SECRET_KEY": "sk_test_comptoir",
    }
    command = [sys.executable, "-m", "tests.online.victim", *map(str, words)]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, text=True) as victim:
        assert victim.stdout is not None
        said = victim.stdout.readline()
        victim.kill()
    assert (said, victim.returncode) == ("held\n", -9)


def test_a_web_process_killed_leaves_one_charge(world: World, fake: Provider) -> None:
    order = world.order()
    kill(fake, "web", order.purchase.number, world.buyer.person_id, world.buyer.company_id)
    assert (acts.intents(), len(fake.of("checkout.session"))) == ([("session", "wanted")], 1)
    acts.polled()
    intent = Intent.objects.get()
    assert (intent.status, len(fake.of("checkout.session"))) == ("sent", 1)
    acts.pay(fake, intent)
    assert (Order.objects.get().status, balance("stripe")) == ("to_confirm", 9500)
    assert len({key for method, path, key in fake.calls if method == "POST"}) == 1


def test_a_worker_killed_leaves_one_transfer(world: World, fake: Provider) -> None:
    acts.completed(world, fake)
    acts.ready(world, fake, settled=False)
    kill(fake, "worker")
    assert (fake.made("transfer"), balance("payable")) == ([8930], -8930)
    acts.settle()
    assert (fake.made("transfer"), balance("payable")) == ([8930], 0)
