"""The queue: narrowed, counted, sorted; fifteen queries at most with 5,000 companies."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from marketplace.companies.models import Company
from marketplace.kernel.clock import now
from marketplace.kernel.models import Deadline
from marketplace.moderation.queries import Filters, chips, place, queue

QUEUE = "/moderation/companies/"
MOST_QUERIES = 15


def many(number: int, **given: object) -> None:
    """Put so many submitted companies in, each with its deadline."""
    at = now()
    Company.objects.bulk_create(
        Company(
            legal_name=f"Firm {n:05d} Ltd",
            slug=f"firm-{n:05d}",
            country=("DE", "FR", "CN")[n % 3],
            made_at=at,
            submitted_at=at + timedelta(seconds=n),
            **({"status": "submitted"} | given),
        )
        for n in range(number)
    )
    keys = Company.objects.filter(slug__startswith="firm-").values_list("pk", flat=True)
    Deadline.objects.bulk_create(
        Deadline(object_type="companies.company", object_id=key, step="escalate", due_at=at)
        for key in keys
    )


@pytest.fixture
def desk(world) -> Client:
    return world.client(world.office.moderator)


def queries(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as taken:
        assert desk.get(address).status_code == 200
    return sum("kernel_clockoffset" not in query["sql"] for query in taken.captured_queries)


def test_5000_files_take_as_few_queries_as_few(desk) -> None:
    many(5000)
    desk.get(QUEUE)
    full = [queries(desk, QUEUE + asked) for asked in ("", "?page=90", "?country=DE&sort=name")]
    Company.objects.filter(legal_name__gt="Firm 00060").update(**{"status": "draft"})
    few = queries(desk, QUEUE)
    assert max(full) <= MOST_QUERIES
    assert set(full) == {few}


def test_a_page_holds_fifty_and_the_chips_count_all(desk) -> None:
    many(300)
    page = desk.get(QUEUE + "?country=FR")
    assert len(page.context["files"]) == 50
    assert page.context["page_obj"].paginator.count == 100
    assert (page.context["total"], dict(page.context["countries"])["DE"]) == (300, 100)


def test_filters_narrow_by_who_has_it_and_what_waits(world, file_in) -> None:
    many(2)
    party, company = world.office.moderator, file_in("in_review")
    assert list(queue(party, Filters(show="mine"))) == [company]
    assert queue(world.office.moderator2, Filters(show="mine")).count() == 0
    assert queue(party, Filters(show="unclaimed")).count() == 2
    counts = chips(party)
    assert (counts[""], counts["files"], counts["mine"], counts["papers"]) == (3, 3, 1, 0)


def test_a_name_or_a_number_finds_a_file(world) -> None:
    many(20)
    found = queue(world.office.moderator, Filters(q="00007"))
    assert [company.legal_name for company in found] == ["Firm 00007 Ltd"]


def test_neighbours_follow_the_filters(world) -> None:
    many(9)
    party, french = world.office.moderator, Filters(country="FR")
    first, second, third = queue(party, french)
    here = place(second, party, french)
    assert (here.number, here.total) == (2, 3)
    assert (here.previous_id, here.next_id) == (first.pk, third.pk)


def test_unknown_filters_count_as_none(desk) -> None:
    many(1)
    asked = "?work=x&show=%00&sort=up&state=none&country=zz%27&page=1"
    assert desk.get(QUEUE + "?work=x&show=y&sort=up&state=none").context["total"] == 1
    assert desk.get(QUEUE + asked).status_code in (200, 400)


def test_the_links_carry_the_filters_to_the_file(desk, file_in) -> None:
    company = file_in("submitted")
    shown = desk.get(QUEUE + "?show=unclaimed").content.decode()
    assert f"{QUEUE}{company.pk}/?show=unclaimed" in shown
