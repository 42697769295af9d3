"""A web process or a worker that stands still between the provider's answer and our commit.

`python -m tests.online.victim web NUMBER PERSON COMPANY` or `... worker`; it says "held" there.
"""

import sys
import time
from typing import Any

import django

django.setup()

from django.test import Client  # noqa: E402

from checkout.payment.online.actions import registering, sending  # noqa: E402
from marketplace.accounts.models import User  # noqa: E402
from marketplace.kernel import outbox  # noqa: E402


def hold(*_answer: Any) -> None:
    """Say so and stand still."""
    print("held", flush=True)  # noqa: T201
    time.sleep(600)


def web(number: str, person: str, company: str) -> None:
    """The buyer presses "Open a payment page"."""
    client = Client()
    client.force_login(User.objects.get(pk=person))
    client.post(f"/desk/purchases/{number}/online/", {"acting": company})


def worker() -> None:
    """Deliver what is owed."""
    registering.listen()
    outbox.relay()


def main() -> None:
    """Do what the first word says and stand still in the midst of it."""
    sending.accept = hold  # type: ignore[assignment]
    {"web": web, "worker": worker}[sys.argv[1]](*sys.argv[2:])


if __name__ == "__main__":
    main()
