"""Whether the clock tells what the pages hide: answers for known against unknown accounts.

Median processor time of whole requests by the test client with the real password hash, known and
unknown in turn, in a scratch database; a ratio of one tells nothing.
"""

import secrets
import statistics
import time
from collections.abc import Callable

from django.core.cache import cache
from django.test import Client, override_settings
from django.urls import reverse

from bench.directory_cost import scratch
from marketplace.accounts.actions import Newcomer, enrol
from marketplace.accounts.actions.phones import keep_phone
from marketplace.accounts.models import Recovery
from marketplace.kernel.party import SYSTEM

RUNS = 25
KNOWN, NUMBER = "known@firm.example", "+33612345678"
HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PERSON = {"first_name": "Lena", "last_name": "Vogt", "company_name": "Vogt GmbH", "age": "adult"}
Typed = dict[str, str]
ASKED: dict[str, tuple[str, Callable[[str], Typed]]] = {
    "password": ("account_login", lambda who: {"login": who, "password": "wrong-wrong-wrong"}),
    "mailed_code": ("account_login", lambda who: {"login": who, "password": ""}),
    "reset": ("account_reset_password", lambda who: {"email": who}),
    "sign_up": ("account_signup", lambda who: PERSON | {"email": who}),
    "sign_up_with_password": (
        "account_signup",
        lambda who: PERSON | {"email": who, "password1": "quiet-harbour-of-1874"},
    ),
    "recovery": (
        "account_recovery",
        lambda who: {"email": who, "new_email": "new@mail.example", "story": "Lost both."},
    ),
}


def took(page: str, typed: Typed) -> float:
    """Return the milliseconds of processor time that one form costs."""
    cache.clear()
    Recovery.objects.all().delete()
    client, url = Client(), reverse(page)
    begin = time.process_time()
    client.post(url, typed)
    return (time.process_time() - begin) * 1000


def compared(page: str, typed: Callable[[str], Typed], known: str, unknown: list[str]) -> float:
    """Return the median for the known one against that for the unknown ones."""
    pairs = [(took(page, typed(known)), took(page, typed(who))) for who in unknown]
    left, right = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"  {page:28} known {left:7.1f} ms   unknown {right:7.1f} ms   {left / right:.2f}")
    return round(float(left / right), 3)


def main() -> dict[str, float]:
    """Return the ratio known/unknown of each way to ask."""
    with scratch(), override_settings(PASSWORD_HASHERS=HASHERS):
        person = enrol(Newcomer(email=KNOWN, first_name="K", last_name="N"), by=SYSTEM)
        person.set_password(secrets.token_hex(12))
        person.save()
        keep_phone(person, NUMBER)
        figures = {
            name: compared(page, typed, KNOWN, [f"{name}{n}@firm.example" for n in range(RUNS)])
            for name, (page, typed) in ASKED.items()
        }
        numbers = [f"+336123457{n:02}" for n in range(RUNS)]
        for name in ("password", "mailed_code"):
            page, typed = ASKED[name]
            figures[f"telephone_{name}"] = compared(page, typed, NUMBER, numbers)
    return figures
