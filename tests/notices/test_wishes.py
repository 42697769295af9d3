"""People choose per kind how notices come; what the law or money asks for comes always."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.kernel import clock, clockwork
from marketplace.kernel.models import Message
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import VISITOR, Party
from marketplace.kernel.refusal import Refused
from marketplace.notices import digest, kinds, sms
from marketplace.notices.actions import choose, mark_all_read, tell
from marketplace.notices.models import Notice, Wish
from marketplace.notices.queries import unread
from marketplace.notices.rules import next_digest

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")
MORNING = datetime(2026, 11, 23, 6, tzinfo=UTC)


def me(person: User) -> Party:
    """The person as a party."""
    return Party(person.pk, None, "person")


def wish(person: User, when: str, kind: str = "test.said", text: bool = True) -> None:
    choose({kind: (when, text)}, by=me(person))


def say(person: User, number: str = "1") -> Notice:
    return tell([person.pk], "test.said", url="/desk/", number=number, company="Büro")[0]


@pytest.mark.parametrize(("when", "mails"), [("at_once", 1), ("daily", 0), ("never", 0)])
def test_a_kind_comes_as_wished_and_always_in_the_centre(
    claire: User, when: str, mails: int
) -> None:
    wish(claire, when)
    say(claire)
    relay()
    assert (len(mail.outbox), unread(claire.pk)) == (mails, 1)


def test_money_is_mailed_whatever_is_asked(claire: User) -> None:
    wish(claire, "never", "test.money")
    tell([claire.pk], "test.money")
    relay()
    assert [m.subject for m in mail.outbox] == ["Paid"]
    assert not Wish.objects.exists()


def test_a_visitor_chooses_nothing() -> None:
    with pytest.raises(Refused):
        choose({}, by=VISITOR)


def test_one_persons_wish_is_nobody_elses(claire: User) -> None:
    paul = User.objects.create_user("paul@firm.example")
    wish(claire, "never")
    say(paul)
    relay()
    assert [m.to for m in mail.outbox] == [["paul@firm.example"]]
    kept = Wish.objects.get()
    for party in (me(claire), me(paul), VISITOR):
        assert Wish.objects.visible_to(party).exists() is Wish.objects.may_see(party, kept)


@pytest.mark.parametrize(
    ("after", "morning"),
    [
        ("2026-11-22T14:00", "2026-11-23T06:00"),
        ("2026-11-23T05:59", "2026-11-23T06:00"),
        ("2026-11-23T06:00", "2026-11-24T06:00"),
        ("2026-03-28T12:00", "2026-03-29T05:00"),
    ],
)
def test_the_daily_mail_goes_at_seven_in_the_platforms_zone(after: str, morning: str) -> None:
    found = next_digest(datetime.fromisoformat(after).replace(tzinfo=UTC), PARIS)
    assert found.astimezone(UTC).isoformat() == f"{morning}:00+00:00"


def daily(person: User, *numbers: str) -> list[Notice]:
    """Tell somebody who wants one mail a day, the evening before."""
    wish(person, "daily")
    with clock.played_at(MORNING - timedelta(hours=9)):
        told = [say(person, number) for number in numbers]
        relay()
    return told


def turned(at: datetime) -> list[str]:
    """Turn the clock at an instant, deliver, and return the subjects that went."""
    with clock.played_at(at):
        clockwork.turn()
        relay()
    return [m.subject for m in mail.outbox]


def test_one_mail_a_day_holds_what_came_since(claire: User) -> None:
    daily(claire, "1", "2")
    assert turned(MORNING - timedelta(minutes=1)) == []
    assert turned(MORNING) == ["2 notices"]
    assert turned(MORNING + timedelta(hours=1)) == ["2 notices"]
    assert "* Order 1 confirmed\n  By Büro.\n  http://127.0.0.1:8000/desk/" in mail.outbox[0].body
    assert "Order 2 confirmed</a></h2>" in mail.outbox[0].alternatives[0][0]


def test_what_was_read_meanwhile_is_not_mailed(claire: User) -> None:
    daily(claire, "1")
    mark_all_read(by=me(claire))
    assert turned(MORNING) == []


def test_a_wish_changed_meanwhile_counts_for_the_daily_mail_too(claire: User) -> None:
    daily(claire, "1")
    wish(claire, "never")
    assert turned(MORNING) == []
    daily(claire, "2")
    wish(claire, "at_once")
    assert turned(MORNING + timedelta(days=1)) == ["1 notice"]


def test_each_person_gets_their_own(claire: User) -> None:
    paul = User.objects.create_user("paul@firm.example")
    daily(claire, "1")
    daily(paul, "2")
    turned(MORNING)
    assert {m.to[0]: "Order 1" in m.body for m in mail.outbox} == {
        "claire@firm.example": True,
        "paul@firm.example": False,
    }


def test_a_daily_mail_is_owed_once(claire: User) -> None:
    daily(claire, "1")
    with clock.played_at(MORNING):
        assert (digest.send_due(), digest.send_due()) == (1, 0)
    assert Message.objects.filter(topic=digest.TOPIC).count() == 1


@pytest.fixture
def texts(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The texts that left."""
    sent: list[tuple[str, str]] = []
    monkeypatch.setattr(sms, "send", lambda to, text: sent.append((to, text)))
    return sent


def alarm(person: User, phone: str | None = "+33612345678", verified: bool = True) -> None:
    User.objects.filter(pk=person.pk).update(phone=phone, phone_verified=verified)
    tell([person.pk], "security.door", url="/desk/")
    relay()


def test_an_urgent_kind_goes_by_mail_and_text(claire: User, texts: list[Any]) -> None:
    alarm(claire)
    words = "Comptoir: New device. Read it in your desk, under Notices."
    assert texts == [("+33612345678", words)]
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(("phone", "verified"), [(None, False), ("+33612345678", False)])
def test_no_text_goes_to_a_telephone_that_was_not_verified(
    claire: User, texts: list[Any], phone: str | None, verified: bool
) -> None:
    alarm(claire, phone, verified)
    assert (texts, len(mail.outbox)) == ([], 1)


def test_texts_can_be_switched_off_and_the_mail_stays(claire: User, texts: list[Any]) -> None:
    wish(claire, "never", "security.door", text=False)
    alarm(claire)
    assert (texts, len(mail.outbox)) == ([], 1)


def test_other_kinds_are_no_texts(claire: User, texts: list[Any]) -> None:
    User.objects.update(phone="+33612345678", phone_verified=True)
    say(claire)
    relay()
    assert texts == []


def test_a_country_that_is_not_served_is_not_tried_again(
    claire: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_to: str, _text: str) -> None:
        raise sms.NotSent("country")

    monkeypatch.setattr(sms, "send", refuse)
    alarm(claire)
    assert not Message.objects.filter(done_at=None).exists()


def page(client: Client, person: User) -> str:
    client.force_login(person)
    return client.get(reverse("notices:settings")).content.decode()


def test_the_page_offers_what_can_be_chosen_and_says_why_the_rest_can_not(
    client: Client, claire: User
) -> None:
    shown = page(client, claire)
    assert 'name="mail-test.said"' in shown
    assert "Order … confirmed" in shown
    assert 'name="mail-test.money"' not in shown
    assert "These come always: they are about your money." in shown
    assert "The search is away" not in shown


def test_texts_are_offered_to_a_verified_telephone_only(client: Client, claire: User) -> None:
    assert "text-security.door" not in page(client, claire)
    assert "once your telephone is verified" in page(client, claire)
    User.objects.update(phone="+33612345678", phone_verified=True)
    assert 'name="text-security.door"' in page(client, claire)


def test_what_is_chosen_is_kept_and_shown(client: Client, claire: User) -> None:
    User.objects.update(phone="+33612345678", phone_verified=True)
    client.force_login(claire)
    answer = client.post(reverse("notices:settings"), {"mail-test.said": "daily"})
    assert answer.status_code == 302
    kept = Wish.objects.values_list("kind", "mail", "text")
    assert sorted(kept) == [("security.door", "at_once", False), ("test.said", "daily", True)]
    assert '<option value="daily" selected>' in page(client, claire)


def test_a_made_up_wish_is_refused(client: Client, claire: User) -> None:
    client.force_login(claire)
    answer = client.post(reverse("notices:settings"), {"mail-test.said": "hourly"})
    assert (answer.status_code, Wish.objects.exists()) == (422, False)


def test_back_to_the_usual_leaves_no_row(claire: User) -> None:
    wish(claire, "never")
    wish(claire, "at_once")
    assert not Wish.objects.exists()


def test_the_address_of_older_mails_leads_on(client: Client, claire: User) -> None:
    client.force_login(claire)
    assert client.get("/desk/notices/mail/")["Location"] == "/desk/notices/settings/"


def test_every_registered_kind_has_an_area(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert [kind.name for kind in kinds.registered() if kind.place == "other"] == []
