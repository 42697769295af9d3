"""The moderator's queue and review, through the pages."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from marketplace.companies.actions import add_member
from marketplace.companies.actions.checks import run_checks
from marketplace.companies.models import Company, Paper, TaxProof
from marketplace.kernel.clock import now
from marketplace.kernel.party import SYSTEM
from marketplace.moderation.actions import check_all, judge_rest
from marketplace.moderation.queries import place, queue
from marketplace.moderation.queries.history import MOST_RUNS, rounds
from tests.companies.filing import SOURCES

QUEUE = "/moderation/companies/"


def page(name: str, company: Company) -> str:
    return reverse(f"moderation:{name}", args=[company.pk])


def state_of(company: Company) -> str:
    return str(Company.objects.get(pk=company.pk).status)


@pytest.fixture
def desk(world) -> Client:
    return world.client(world.office.moderator)


@pytest.mark.parametrize(
    ("who", "index", "companies", "proofs"),
    [
        ("moderator", 200, 200, 404),
        ("finance", 200, 404, 200),
        ("editor", 200, 404, 404),
        ("support", 200, 404, 404),
    ],
)
def test_each_role_has_its_queues(who, index, companies, proofs, world) -> None:
    client = world.client(getattr(world.office, who))
    pages = ("/moderation/", QUEUE, "/moderation/tax-proofs/")
    assert [client.get(url).status_code for url in pages] == [index, companies, proofs]


def test_members_and_visitors_see_no_desk(world) -> None:
    assert world.client(world.seller).get("/moderation/").status_code == 404
    assert world.client().get("/moderation/").headers["Location"].startswith("/accounts/login/")


def test_a_file_waits_with_its_deadline(desk, file_in) -> None:
    company = file_in("submitted")
    (listed, due), *others = desk.get(QUEUE).context["files"]
    assert (listed, others) == (company, [])
    assert due > now()


def test_the_queue_narrows_by_state(desk, file_in, world) -> None:
    assert world.seller_company.is_verified
    file_in("submitted")
    listed = desk.get(QUEUE + "?state=verified").context["files"]
    assert [company for company, _ in listed] == [world.seller_company]


def test_late_files_come_first(world, file_in) -> None:
    late = world.seller_company
    Company.objects.filter(pk=late.pk).update(escalated_at=now(), submitted_at=now())
    Company.objects.filter(pk=late.pk).update(**{"status": "submitted"})
    company = file_in("submitted")
    assert list(queue(world.office.moderator)) == [late, company]
    assert place(company, world.office.moderator).number == 2
    assert place(company, world.office.moderator).next_id == late.pk


def test_claim_leads_to_the_review(desk, file_in) -> None:
    company = file_in("submitted")
    assert desk.post(page("claim", company)).headers["Location"] == page("company", company)
    review = desk.get(page("company", company))
    assert review.context["is_mine"]
    assert "form and check digit right" in review.content.decode()


def test_approval_leads_to_the_queue_when_nothing_follows(desk, world, file_in) -> None:
    company = file_in("in_review")
    check_all(company, SOURCES, by=world.office.moderator)
    answer = desk.post(page("approve", company), {"note": "All papers agree."})
    assert answer.headers["Location"] == QUEUE
    assert state_of(company) == "verified"


def test_a_refusal_without_reason_is_refused(desk, file_in) -> None:
    company = file_in("in_review")
    answer = desk.post(page("refuse", company), {"reason": " "})
    assert answer.status_code == 422
    assert state_of(company) == "in_review"


def test_a_refusal_keeps_its_reason(desk, file_in) -> None:
    company = file_in("in_review")
    desk.post(page("refuse", company), {"reason": "The licence shows another name."})
    assert state_of(company) == "refused"
    assert "another name" in desk.get(page("company", company)).content.decode()


def test_another_moderator_does_not_decide_a_claimed_file(world, file_in) -> None:
    company = file_in("in_review")
    other = world.client(world.office.moderator2)
    assert other.post(page("approve", company)).status_code == 404
    assert state_of(company) == "in_review"


def test_a_tied_moderator_is_told_and_decides_nothing(desk, world, file_in) -> None:
    company = file_in("submitted")
    add_member(company, world.office.moderator.person_id, "viewer", by=SYSTEM)
    assert "another moderator decides" in desk.get(page("company", company)).content.decode()
    assert desk.post(page("claim", company)).status_code == 404


def test_release_gives_the_file_back(desk, file_in) -> None:
    company = file_in("in_review")
    assert desk.post(page("release", company)).headers["Location"] == QUEUE
    assert state_of(company) == "submitted"


def test_suspension_hides_the_company_at_once(desk, world) -> None:
    given = {"ground": "goods", "reason": "Counterfeit goods."}
    desk.post(page("suspend", world.seller_company), given)
    assert world.client().get(world.seller_company.get_absolute_url()).status_code == 404


def test_finance_stores_a_proof_in_the_browser(world) -> None:
    company = world.buyer_company
    given = {"vat_id": "FR83404833048", "source": "vies", "reference": "WAPIAAAA"}
    world.client(world.office.finance).post(page("tax_proof", company), given)
    proof = TaxProof.objects.filter(company=company).last()
    assert (proof.vat_id, proof.reference) == ("FR83404833048", "WAPIAAAA")


def test_a_review_costs_the_same_with_more_points_and_papers(desk, world, file_in) -> None:
    company = file_in("in_review")
    few = _queries(desk, page("company", company))
    for _number in range(5):
        Paper.objects.create(
            company=company, kind="quality", file=company.licence.file, added_at=now()
        )
    judge_rest(company, by=world.office.moderator)
    assert _queries(desk, page("company", company)) <= few + 1


def _queries(desk: Client, address: str) -> int:
    desk.get(address)
    with CaptureQueriesContext(connection) as taken:
        assert desk.get(address).status_code == 200
    return sum("kernel_clockoffset" not in query["sql"] for query in taken.captured_queries)


def test_the_newest_runs_of_checks_are_shown_not_all(file_in) -> None:
    company = file_in("submitted")
    for _edit in range(MOST_RUNS + 5):
        run_checks(company)
    (last,) = rounds(company)
    assert len(last.runs) == MOST_RUNS
    newest = company.latest_checks()
    assert {each.pk for each in newest} == {each.pk for each in last.runs[-1]}
