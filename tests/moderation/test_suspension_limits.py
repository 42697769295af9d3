"""Attempts on the rules of suspension: who lifts it, what it leaves as it was, what it may not
break."""

from datetime import timedelta

import pytest
from django.urls import reverse

from catalogue.models import Product
from marketplace.companies.actions import add_member, add_paper, set_role
from marketplace.companies.models import Company, Member
from marketplace.companies.rules import PaperFacts
from marketplace.directory.models import Entry
from marketplace.kernel.clock import played_at, today
from marketplace.kernel.deadlines import end_of_day
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take, take_due
from marketplace.moderation import queries
from marketplace.moderation.queries.queue import Filters, queue
from tests.companies.filing import picture
from tests.world import World, party_in

REASON = {"reason": "Fakes.", "ground": "goods"}


def fresh(company: Company) -> Company:
    return Company.objects.get(pk=company.pk)


def suspended(world: World, days: int = 0) -> Company:
    company: Company = world.seller_company
    term = {"until": today() + timedelta(days=days)} if days else {}
    take(company, "suspend", by=world.office.moderator, **REASON, **term)
    return fresh(company)


def public(company: Company) -> set[tuple[int, str]]:
    """Return the listings that everybody sees, and the state of all."""
    shown = set(Product.objects.public().filter(seller=company).values_list("pk", flat=True))
    every = Product.objects.filter(seller=company).values_list("pk", "status")
    return {(pk, f"{status} {pk in shown}") for pk, status in every}


@pytest.mark.parametrize("is_active", [True, False])
def test_staff_who_are_or_were_in_the_company_decide_nothing(world, is_active) -> None:
    company, tied = world.seller_company, world.office.moderator2
    add_member(company, tied.person_id, "viewer", by=SYSTEM)
    if not is_active:
        set_role(Member.objects.get(person_id=tied.person_id), "", by=party_in(company))
    with pytest.raises(Refused):
        take(company, "suspend", by=tied, **REASON)
    company = suspended(world)
    take(company, "appeal", by=party_in(company), reason="Genuine.")
    for step in ("uphold", "reinstate"):
        with pytest.raises(Refused) as refused:
            take(company, step, by=tied, reason="Of course.")
        assert refused.value.code == "wrong_actor"


def test_a_moderator_who_appeals_for_the_company_does_not_answer(world) -> None:
    company, person = world.seller_company, world.office.moderator2.person_id
    add_member(company, person, "administrator", by=SYSTEM)
    company = suspended(world)
    take(company, "appeal", by=Party(person, company.pk, "administrator"), reason="Genuine.")
    with pytest.raises(Refused):
        take(company, "reinstate", by=world.office.moderator2, reason="As I said.")


def test_a_frozen_moderator_lifts_nothing(world) -> None:
    company, second = suspended(world), world.office.moderator2
    frozen = Party(second.person_id, None, second.role, frozen=True)
    with pytest.raises(Refused):
        take(company, "reinstate", by=frozen, reason="Genuine.")


@pytest.mark.parametrize("address", ["moderation:reinstate", "step"])
def test_the_one_who_suspended_finds_no_page_that_lifts_it(world, address) -> None:
    company = suspended(world)
    args = [company.pk] if address != "step" else ["company", company.pk, "reinstate"]
    desk = world.client(world.office.moderator)
    assert desk.post(reverse(address, args=args), {"reason": "Never mind."}).status_code == 404
    assert fresh(company).status == "suspended"


def test_the_clock_restores_the_listings_exactly_as_they_were(world, settle) -> None:
    published, hidden = world.listing(), world.listing()
    take(hidden, "unpublish", by=world.seller)
    settle()
    before, entries = public(world.seller_company), Entry.objects.count()
    company = suspended(world, days=10)
    settle()
    assert not Product.objects.public().filter(pk=published.pk).exists()
    assert Entry.objects.count() < entries
    with played_at(end_of_day(company.suspended_until) + timedelta(minutes=1)):
        take_due()
        settle()
    assert public(company) == before
    assert Entry.objects.count() == entries


def test_what_the_seller_hid_meanwhile_stays_hidden(world) -> None:
    listing, company = world.listing(), suspended(world)
    take(listing, "unpublish", by=world.seller)
    with pytest.raises(Refused):
        take(listing, "publish", by=world.seller)
    take(company, "reinstate", by=world.office.moderator2, reason="Genuine.")
    assert not Product.objects.public().filter(pk=listing.pk).exists()


def test_lifting_before_the_term_leaves_no_clock_behind(world) -> None:
    company = suspended(world, days=10)
    take(company, "reinstate", by=world.office.moderator2, reason="Genuine.")
    take(fresh(company), "suspend", by=world.office.moderator2, **REASON)
    with played_at(end_of_day(today() + timedelta(days=11))):
        take_due()
    assert fresh(company).status == "suspended"


def next_licence(company: Company) -> PaperFacts:
    return PaperFacts(holder=company.legal_name, expires_on=today() + timedelta(days=900))


def test_a_licence_that_waited_is_accepted_during_the_suspension_and_counts(world, file_in) -> None:
    company = file_in("verified")
    end, facts = company.verified_until, next_licence(company)
    paper = add_paper(company, facts, picture(), by=party_in(company))
    take(company, "suspend", by=world.office.moderator, **REASON)
    take(paper, "accept", by=world.office.moderator2)
    take(fresh(company), "reinstate", by=world.office.moderator2, reason="Genuine.")
    assert fresh(company).verified_until == facts.expires_on
    with played_at(end_of_day(end) + timedelta(minutes=1)):
        take_due()
    assert fresh(company).is_verified


def test_the_next_licence_is_handed_in_during_a_suspension_and_stands_in_the_queue(
    world, file_in
) -> None:
    company = file_in("suspended")
    add_paper(company, next_licence(company), picture(), by=party_in(company))
    found = queue(world.office.moderator, Filters(work="papers"))
    assert list(found) == [company]


def test_any_other_paper_stays_out_during_a_suspension(file_in) -> None:
    company = file_in("suspended")
    with pytest.raises(Refused, match="suspended"):
        add_paper(company, PaperFacts(kind="quality"), picture(), by=party_in(company))


def test_an_appeal_that_nobody_answers_becomes_late_and_goes_to_the_top(world) -> None:
    company = suspended(world)
    take(company, "appeal", by=party_in(company), reason="Genuine.")
    due = queries.deadlines([fresh(company)])[company.pk]
    assert due == end_of_day(today() + timedelta(days=15))
    with played_at(due + timedelta(minutes=1)):
        assert take_due() >= 1
        assert take_due() == 0
    assert list(queue(world.office.moderator, Filters(show="late"))) == [company]
    take(fresh(company), "uphold", by=world.office.moderator2, reason="As before.")
    assert fresh(company).escalated_at is None
    assert not queue(world.office.moderator, Filters(show="late")).exists()


def test_a_suspension_nobody_appealed_becomes_late_by_no_clock(world) -> None:
    company = suspended(world)
    assert queries.deadlines([company]) == {}
    with played_at(end_of_day(today() + timedelta(days=60))):
        take_due()
    assert fresh(company).escalated_at is None


def test_an_answer_in_time_leaves_no_clock(world) -> None:
    company = suspended(world)
    take(company, "appeal", by=party_in(company), reason="Genuine.")
    take(fresh(company), "reinstate", by=world.office.moderator2, reason="Genuine.")
    with played_at(end_of_day(today() + timedelta(days=16))):
        take_due()
    assert fresh(company).escalated_at is None
