"""The moderator's chair: claiming the next file, the way back, and files that come again."""

from dataclasses import fields

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.companies.actions import add_member, add_paper, edit_company
from marketplace.companies.models import Company
from marketplace.companies.rules import CompanyFile, PaperFacts
from marketplace.kernel.clock import today
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.moderation.actions import claim_next, judge, send_back
from marketplace.moderation.facts import Judgement
from marketplace.moderation.queries import Filters, points
from tests.companies.filing import picture
from tests.moderation.test_queue import many
from tests.world import party_in

QUEUE = "/moderation/companies/"
NEXT = "/moderation/companies/next/"


@pytest.fixture
def desk(world) -> Client:
    return world.client(world.office.moderator)


def test_the_next_file_that_nobody_has_is_claimed_and_opened(desk, world) -> None:
    many(3)
    first, second, _third = Company.objects.filter(slug__startswith="firm-").order_by("pk")
    take(first, "claim", by=world.office.moderator2)
    answer = desk.post(NEXT)
    assert answer.headers["Location"] == f"{QUEUE}{second.pk}/"
    second.refresh_from_db()
    assert second.reviewer_id == world.office.moderator.person_id


def test_the_next_one_is_of_the_queue_as_it_was_narrowed(desk) -> None:
    many(6)
    desk.get(f"{QUEUE}?country=FR&sort=name")
    answer = desk.post(NEXT)
    pk = Company.objects.get(status="in_review", country="FR").pk
    assert answer.headers["Location"] == f"{QUEUE}{pk}/?country=FR&sort=name"


def test_one_after_the_other_and_then_none(desk, world) -> None:
    many(2)
    claimed = [claim_next(Filters(), by=world.office.moderator) for _press in range(3)]
    assert [bool(each) for each in claimed] == [True, True, False]
    page = desk.post(NEXT, follow=True)
    assert "No file waits here that nobody has." in page.content.decode()


def test_a_company_the_moderator_is_tied_to_is_passed_over(world) -> None:
    many(2)
    first, second = Company.objects.filter(slug__startswith="firm-").order_by("pk")
    add_member(first, world.office.moderator.person_id, "viewer", by=SYSTEM)
    assert claim_next(Filters(), by=world.office.moderator) == second


def test_nobody_else_claims(world) -> None:
    many(1)
    for by in (world.buyer, world.office.finance):
        assert world.client(by).post(NEXT).status_code == 404
        with pytest.raises(Refused):
            claim_next(Filters(), by=by)


def test_the_filters_last_over_claim_release_and_decision(desk, world, file_in) -> None:
    company = file_in("submitted")
    desk.get(f"{QUEUE}?country={company.country}&work=files")
    kept = f"?country={company.country}&work=files"
    claimed = desk.post(reverse("moderation:claim", args=[company.pk]))
    assert claimed.headers["Location"] == f"{QUEUE}{company.pk}/{kept}"
    released = desk.post(reverse("moderation:release", args=[company.pk]))
    assert released.headers["Location"] == f"{QUEUE}{kept}"
    desk.post(reverse("moderation:claim", args=[company.pk]))
    refuse = reverse("moderation:refuse", args=[company.pk])
    assert desk.post(refuse, {"reason": "No."}).headers["Location"] == f"{QUEUE}{kept}"


@pytest.fixture
def again(world, file_in) -> Company:
    """Return a file sent back for its name, address and licence, and submitted again: the name as
    it was, the address changed, the licence anew, and the kind changed, which nobody asked."""
    company, by = file_in("in_review"), world.office.moderator
    licence = company.papers.get()
    for point in ("legal_name", "line1", f"paper-{licence.pk}"):
        judge(company, Judgement(point=point, in_order=False, text=f"{point}?"), by=by)
    send_back(company, by=by)
    company.refresh_from_db()
    owner = party_in(company)
    kind = "trader" if company.kind != "trader" else "manufacturer"
    held = {each.name: getattr(company, each.name) for each in fields(CompanyFile)}
    edit_company(company, CompanyFile(**(held | {"line1": "9 Quay", "kind": kind})), by=owner)
    facts = PaperFacts(holder=company.legal_name, expires_on=today().replace(year=2099))
    add_paper(company, facts, picture(), by=owner)
    company.refresh_from_db()
    take(company, "submit", by=owner)
    take(company, "claim", by=by)
    return Company.objects.get(pk=company.pk)


def test_what_was_sent_back_and_what_changed_is_told_apart(again) -> None:
    shown = {p.key: p for p in points(again, again.papers.order_by("pk"))}
    licence = again.papers.order_by("-pk").first()
    assert shown["legal_name"].is_left_as_it_was
    assert (shown["line1"].before, shown["line1"].changed) == (["line1?"], True)
    assert (shown["kind"].before, shown["kind"].changed) == ([], True)
    assert shown[f"paper-{licence.pk}"].changed and shown[f"paper-{licence.pk}"].before
    assert not shown["registration_number"].is_returned


def test_the_page_shows_only_what_was_sent_back_or_changed(again, desk) -> None:
    page = f"{QUEUE}{again.pk}/"
    everything = desk.get(page).content.decode()
    assert "not changed since" in everything and "Sent back: line1?" in everything
    only = desk.get(f"{page}?points=returned").content.decode()
    assert 'id="point-line1"' in only
    assert 'id="point-registration_number"' not in only


def test_a_first_round_and_one_after_an_approval_compare_with_nothing(file_in, world) -> None:
    company = file_in("in_review")
    assert not any(p.is_returned for p in points(company, company.papers.all()))
