"""Telling people: a row in the same transaction, one mail after it, in the reader's words."""

import re

import pytest
from django.core import mail
from django.db import transaction
from django.urls import reverse
from django.utils.translation import get_language

from marketplace.accounts.actions import Newcomer, enrol
from marketplace.accounts.models import User
from marketplace.kernel.models import Message
from marketplace.kernel.outbox import deliver, relay
from marketplace.kernel.party import SYSTEM, VISITOR, Party
from marketplace.notices.actions import mark_all_read, tell
from marketplace.notices.models import Notice
from marketplace.notices.queries import unread

pytestmark = pytest.mark.django_db


def said(person, **facts) -> Notice:
    facts = {"number": "2026-000123-A", "company": "Bürotechnik"} | facts
    return tell([person.pk], "test.said", url="/desk/", **facts)[0]


def test_a_notice_is_worded_from_its_facts(claire) -> None:
    notice = said(claire)
    assert (notice.title, notice.text) == ("Order 2026-000123-A confirmed", "By Bürotechnik.")
    assert unread(claire.pk) == 1


def test_one_mail_goes_after_the_commit(claire) -> None:
    said(claire)
    assert mail.outbox == []
    relay()
    assert [m.to for m in mail.outbox] == [["claire@firm.example"]]
    assert mail.outbox[0].subject == "Order 2026-000123-A confirmed"
    assert "http://127.0.0.1:8000/desk/" in mail.outbox[0].body


def test_many_are_told_in_few_statements(claire, django_assert_max_num_queries) -> None:
    people = [claire.pk, *(User.objects.create_user(f"p{n}@firm.example").pk for n in range(40))]
    with django_assert_max_num_queries(6):
        told = tell([*people, claire.pk], "test.said", number="1", company="X")
    owed = Message.objects.filter(topic="notices.mail").order_by("pk")
    assert [notice.person_id for notice in told] == sorted(people)
    assert [each.payload["notice"] for each in owed][-41:] == [notice.pk for notice in told]


def test_nothing_leaves_a_transaction_that_failed(claire) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        said(claire)
        raise ZeroDivisionError
    relay()
    assert (Notice.objects.count(), mail.outbox) == (0, [])


def test_a_message_delivered_twice_is_one_mail(claire) -> None:
    said(claire)
    key = Message.objects.latest("pk").pk
    assert [deliver(key), deliver(key)] == [True, False]
    assert len(mail.outbox) == 1


def test_the_message_id_comes_from_the_outbox_row(claire, settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "Comptoir <market@firm.example>"
    said(claire)
    relay()
    header = mail.outbox[0].extra_headers["Message-ID"]
    assert header.startswith("<notice-")
    assert header.endswith("@firm.example>")


def test_a_mail_server_that_is_away_is_tried_again(claire, settings) -> None:
    settings.EMAIL_BACKEND = "tests.accounts.away.AwayBackend"
    said(claire)
    assert relay() == 0
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert deliver(Message.objects.latest("pk").pk) is True
    assert len(mail.outbox) == 1


def test_the_mail_has_no_picture_and_no_other_host(claire) -> None:
    said(claire)
    relay()
    html = mail.outbox[0].alternatives[0][0]
    links = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert links == ["http://127.0.0.1:8000/desk/", "http://127.0.0.1:8000/desk/notices/settings/"]
    assert not re.search(r"<img|url\(|@import|<script|<link", html)


def test_no_mail_of_ours_is_marketing(claire) -> None:
    said(claire)
    relay()
    assert list(mail.outbox[0].extra_headers) == ["Message-ID"]


def test_the_mail_is_in_the_readers_language_and_leaves_ours_alone(claire) -> None:
    User.objects.update(language="fr")
    said(claire)
    relay()
    assert '<html lang="fr">' in mail.outbox[0].alternatives[0][0]
    assert get_language() == "en"


def test_the_words_of_others_can_not_script(claire) -> None:
    said(claire, company="<script>alert(1)</script>")
    relay()
    assert "<script>" not in mail.outbox[0].alternatives[0][0]


def test_a_line_break_can_not_forge_a_header(claire) -> None:
    said(claire, number="1\nBcc: all@firm.example")
    relay()
    assert mail.outbox[0].subject == "Order 1 Bcc: all@firm.example confirmed"


def test_a_missing_fact_is_a_fault_at_once(claire) -> None:
    with pytest.raises(KeyError):
        tell([claire.pk], "test.said", number="1")
    with pytest.raises(LookupError):
        tell([claire.pk], "test.unheard")


def test_marking_all_read_touches_only_ones_own(claire) -> None:
    paul = enrol(Newcomer(email="paul@firm.example", first_name="P", last_name="X"), by=SYSTEM)
    said(claire)
    said(paul)
    assert mark_all_read(by=Party(claire.pk, None, "person")) == 1
    assert (unread(claire.pk), unread(paul.pk)) == (0, 1)


def test_the_centre_shows_and_opens_ones_own(client, claire) -> None:
    notice = said(claire)
    client.force_login(claire)
    assert "Order 2026-000123-A confirmed" in client.get(reverse("notices:list")).content.decode()
    assert client.post(reverse("notices:open", args=[notice.pk]))["location"] == "/desk/"
    assert unread(claire.pk) == 0


def test_other_peoples_notices_do_not_open(client, claire) -> None:
    notice = said(claire)
    paul = enrol(Newcomer(email="paul@firm.example", first_name="P", last_name="X"), by=SYSTEM)
    client.force_login(paul)
    assert client.post(reverse("notices:open", args=[notice.pk])).status_code == 404
    assert unread(claire.pk) == 1


def test_queryset_and_twin_agree(claire) -> None:
    notice = said(claire)
    for party in (Party(claire.pk, None, "person"), Party(claire.pk + 9, None, "person"), VISITOR):
        seen = Notice.objects.visible_to(party).filter(pk=notice.pk).exists()
        assert seen is Notice.objects.may_see(party, notice)
