"""The queue: narrowed, counted, sorted; fifteen queries at most with 5,000 companies."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from marketplace.companies.models import BankAccount, Company
from marketplace.kernel.clock import now
from marketplace.kernel.deadlines import end_of_working_day_after
from marketplace.kernel.models import Deadline, StoredFile
from marketplace.moderation.models import Hit, ScreeningEntry, ScreeningList
from marketplace.moderation.queries import Filters, chips, place, queue
from tests.world import World

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


def in_force(world: World) -> ScreeningList:
    """Put a list in force, without its file being read."""
    party = world.office.moderator
    stored = StoredFile.objects.create(public_id="list", name="list.csv", size=1, at=now())
    facts = {"name": "List", "kind": "sanctions", "dated": now().date(), "status": "loaded"}
    return ScreeningList.objects.create(**facts, file=stored, by_id=party.person_id, at=now())


@pytest.fixture
def desk(world) -> Client:
    return world.client(world.office.moderator)


def queries(desk: Client, address: str) -> int:
    """Return what a page takes once the session knows how the queue is narrowed: one row."""
    desk.get(address)
    with CaptureQueriesContext(connection) as taken:
        assert desk.get(address).status_code == 200
    return sum("kernel_clockoffset" not in query["sql"] for query in taken.captured_queries)


def test_5000_files_take_as_few_queries_as_few(desk) -> None:
    many(5000)
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


def test_an_account_waits_since_it_was_given_and_has_three_working_days(desk, world) -> None:
    company = world.seller_company
    given = now().replace(microsecond=0)
    Company.objects.filter(pk=company.pk).update(submitted_at=given - timedelta(days=200))
    BankAccount.objects.create(
        company=company, made_by_id=world.seller.person_id, made_at=given, currency="EUR"
    )
    for asked in ("?work=banks", ""):
        ((listed, due),) = desk.get(QUEUE + asked).context["files"]
        assert (listed.since, due) == (given, end_of_working_day_after(given, 3))


def test_of_several_works_the_oldest_counts(world) -> None:
    company, given = world.seller_company, now().replace(microsecond=0)
    BankAccount.objects.create(
        company=company, made_by_id=world.seller.person_id, made_at=given, currency="EUR"
    )
    entry = ScreeningEntry.objects.create(screening_list=in_force(world), name="Any", row=2)
    older = given - timedelta(days=9)
    Hit.objects.create(company=company, entry=entry, score=90, found_at=older)
    party = world.office.moderator
    assert queue(party, Filters()).get().since == older
    assert queue(party, Filters(work="banks")).get().since == given
