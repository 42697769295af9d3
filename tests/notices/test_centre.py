"""The notice centre: by day, filtered, marked as read, at a flat cost; old ones are swept."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.kernel import clock
from marketplace.kernel.models import Pulse
from marketplace.notices import sweeping
from marketplace.notices.actions import tell
from marketplace.notices.models import Notice
from marketplace.notices.queries import unread

pytestmark = pytest.mark.django_db
LIST = "/desk/notices/"


def say(person: User, kind: str = "test.said", days: int = 0) -> Notice:
    """Tell somebody something, so many days ago."""
    facts = {"number": "1", "company": "Büro"} if kind == "test.said" else {}
    with clock.played_at(clock.real_now() - timedelta(days=days)):
        return tell([person.pk], kind, **facts)[0]


@pytest.fixture
def mine(client: Client, claire: User) -> Client:
    """A browser in which Claire is signed in."""
    client.force_login(claire)
    return client


def titles(answer: Any) -> list[str]:
    """Return the titles that a page of the centre lists."""
    return [notice.title for notice in answer.context["page"]]


def test_nothing_yet(mine: Client) -> None:
    assert "Nothing yet" in mine.get(LIST).content.decode()


def test_notices_stand_under_their_day(mine: Client, claire: User) -> None:
    for days in (0, 0, 3):
        say(claire, days=days)
    days = mine.get(LIST).context["days"]
    assert [len(notices) for _day, notices in days] == [2, 1]
    assert days[0][0] - days[1][0] == timedelta(days=3)


def test_filters_narrow_and_stay_in_the_address(mine: Client, claire: User) -> None:
    read, money = say(claire), say(claire, "test.money")
    Notice.objects.filter(pk=read.pk).update(read_at=clock.now())
    assert titles(mine.get(LIST, {"area": "money"})) == ["Paid"]
    assert titles(mine.get(LIST, {"show": "unread"})) == [money.title]
    assert "No notice fits" in mine.get(LIST, {"area": "disputes"}).content.decode()
    assert len(titles(mine.get(LIST, {"area": "made up"}))) == 2


def test_one_is_marked_as_read_without_opening(mine: Client, claire: User) -> None:
    notice = say(claire)
    say(claire)
    answer = mine.post(reverse("notices:read", args=[notice.pk]), {"area": "money"})
    assert (answer["Location"], unread(claire.pk)) == (f"{LIST}?area=money", 1)


def test_all_of_an_area_are_marked_as_read(mine: Client, claire: User) -> None:
    say(claire), say(claire, "test.money")
    mine.post(reverse("notices:read_all"), {"area": "money"})
    assert unread(claire.pk) == 1
    mine.post(reverse("notices:read_all"))
    assert unread(claire.pk) == 0


def test_other_peoples_are_not_marked(mine: Client) -> None:
    paul = User.objects.create_user("paul@firm.example")
    notice = say(paul)
    assert mine.post(reverse("notices:read", args=[notice.pk])).status_code == 404
    mine.post(reverse("notices:read_all"))
    assert unread(paul.pk) == 1


def test_a_kind_that_nobody_registers_any_more_is_left_out(mine: Client, claire: User) -> None:
    say(claire)
    Notice.objects.update(kind="test.gone")
    assert mine.get(LIST).status_code == 200


def cost(mine: Client, url: str) -> list[str]:
    """Return the statements that a page takes."""
    with CaptureQueriesContext(connection) as taken:
        assert mine.get(url).status_code == 200
    return [query["sql"] for query in taken]


def test_the_page_costs_the_same_for_one_and_for_five_hundred(mine: Client, claire: User) -> None:
    say(claire)
    mine.get(LIST)
    one = len(cost(mine, LIST))
    kept = {"person": claire, "kind": "test.money", "facts": {}, "at": clock.now()}
    Notice.objects.bulk_create(Notice(**kept) for _ in range(500))
    assert len(cost(mine, LIST)) == one
    assert "1–30 of 501" in mine.get(LIST).content.decode()


@pytest.mark.parametrize("url", [LIST, "/desk/", "/desk/notices/settings/"])
def test_what_is_unread_is_counted_once_for_a_page(mine: Client, claire: User, url: str) -> None:
    say(claire)
    counts = [sql for sql in cost(mine, url) if "COUNT" in sql and '"read_at" IS NULL' in sql]
    assert len(counts) == 1


@pytest.mark.parametrize(("read", "days", "stays"), [(1, 179, 1), (1, 181, 0), (0, 900, 1)])
def test_what_was_read_long_ago_goes(claire: User, read: int, days: int, stays: int) -> None:
    say(claire)
    Notice.objects.update(read_at=clock.now() - timedelta(days=days) if read else None)
    assert (sweeping.sweep(), Notice.objects.count()) == (1 - stays, stays)


def test_sweeping_is_done_once_an_hour(claire: User) -> None:
    assert sweeping.sweep() == 0
    say(claire)
    Notice.objects.update(read_at=clock.now() - timedelta(days=300))
    assert sweeping.sweep() == 0
    Pulse.objects.update(at=clock.real_now() - timedelta(hours=2))
    assert sweeping.sweep() == 1


def test_a_visitor_signs_in_first(client: Client) -> None:
    for url in (LIST, "/desk/notices/settings/", "/desk/notices/mail/"):
        assert client.get(url)["Location"].startswith("/accounts/login/")
