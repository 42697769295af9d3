"""A wrong code is on the person's record, and tells whoever typed it nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marketplace.accounts.actions.phones import keep_phone
from marketplace.accounts.models import User
from marketplace.kernel.models import Event, Message
from tests.accounts.test_equal_answers import plain

pytestmark = pytest.mark.django_db
UNKNOWN = "nobody@firm.example"
WORDS = "A wrong code sent by mail or text was refused"
WAYS = {
    "sign-in": ("account_login", "login", "account_confirm_login_code"),
    "reset": ("account_reset_password", "email", "account_confirm_password_reset_code"),
}


def asked(way: str, who: str) -> tuple[Client, str]:
    """Ask for a code; return the browser and the page that takes it."""
    first, field, page = WAYS[way]
    client = Client()
    client.post(reverse(first), {field: who, "password": ""})
    return client, reverse(page)


def failures(person: User) -> int:
    return Event.objects.filter(name="person.code_failed", object_id=person.pk).count()


@pytest.mark.parametrize("way", WAYS)
def test_a_wrong_code_is_in_the_persons_log(
    claire: User, settle: Callable[[], int], way: str
) -> None:
    client, page = asked(way, claire.email)
    assert client.post(page, {"code": "AAAA-BBBB"}).status_code == 200
    settle()
    assert failures(claire) == 1
    client.force_login(claire)
    assert WORDS in client.get(reverse("account_security")).content.decode()


def test_one_by_text_too(claire: User, settle: Callable[[], int]) -> None:
    keep_phone(claire, "+33612345678")
    client, page = asked("sign-in", "+33612345678")
    client.post(page, {"code": "AAAA-BBBB"})
    settle()
    assert failures(claire) == 1


def test_each_of_three_counts_and_a_right_one_does_not(
    claire: User, settle: Callable[[], int], mailed_code: Callable[[], str]
) -> None:
    client, page = asked("sign-in", claire.email)
    for _ in range(3):
        client.post(page, {"code": "AAAA-BBBB"})
    client, page = asked("sign-in", claire.email)
    client.post(page, {"code": mailed_code()})
    settle()
    assert (failures(claire), "_auth_user_id" in client.session) == (3, True)


def test_a_wrong_proof_is_in_it(client: Client, claire: User) -> None:
    claire.set_unusable_password()
    claire.save()
    client.force_login(claire)
    page = reverse("account_prove_by_code")
    client.post(page, {"send": "first"})
    client.post(page, {"code": "AAAA-BBBB"})
    assert failures(claire) == 1


@pytest.mark.parametrize("way", WAYS)
def test_known_and_unknown_addresses_get_the_same_answers_for_the_same_work(
    claire: User, settle: Callable[[], int], way: str
) -> None:
    seen: list[Any] = []
    for who in ("first@firm.example", claire.email, UNKNOWN):
        client, page = asked(way, who)
        for _ in range(3):
            with CaptureQueriesContext(connection) as work:
                answer = client.post(page, {"code": "AAAA-BBBB"})
            writes = [" ".join(query["sql"].split()[:3]) for query in work]
            writes = [sql for sql in writes if sql.startswith(("INSERT", "UPDATE", "DELETE"))]
            body = plain(answer.content.decode(), who)
            seen.append((answer.status_code, answer.get("location"), body, writes, len(work)))
    assert seen[3:6] == seen[6:]
    owed = Message.objects.filter(topic="accounts.wrong_code")
    whose = [message.payload["person"] for message in owed.order_by("pk")]
    assert whose == [0] * 3 + [claire.pk] * 3 + [0] * 3
    settle()
    assert not Message.objects.filter(dead_at__isnull=False).exists()
