"""Suspension: its statement, its term, its appeal, and who may lift it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from marketplace.companies.models import Company
from marketplace.kernel.clock import now, played_at, today
from marketplace.kernel.deadlines import end_of_day
from marketplace.kernel.events import timeline
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take, take_due
from marketplace.moderation.models import Suspension
from marketplace.notices.models import Notice
from tests.world import party_in


@pytest.fixture
def suspended(world) -> Company:
    company: Company = world.seller_company
    take(company, "suspend", by=world.office.moderator, reason="Fakes.", ground="goods")
    return company


def fresh(company: Company) -> Company:
    return Company.objects.get(pk=company.pk)


def test_a_suspension_keeps_its_statement(suspended, world) -> None:
    statement = Suspension.objects.get(company=suspended)
    assert (statement.ground, statement.text, statement.until) == ("goods", "Fakes.", None)
    assert statement.by_id == world.office.moderator.person_id


def test_the_one_who_suspended_does_not_lift_it(suspended, world) -> None:
    with pytest.raises(Refused) as refused:
        take(suspended, "reinstate", by=world.office.moderator, reason="Never mind.")
    assert refused.value.code == "wrong_actor"
    take(suspended, "reinstate", by=world.office.moderator2, reason="The goods are genuine.")
    assert fresh(suspended).is_verified
    assert Suspension.objects.get(company=suspended).ended_at is not None


def test_a_suspension_with_a_term_ends_by_the_clock(world) -> None:
    company, until = world.seller_company, today() + timedelta(days=10)
    take(company, "suspend", by=world.office.moderator, reason="Fakes.", until=until)
    with played_at(end_of_day(until) - timedelta(minutes=1)):
        take_due()
        assert fresh(company).status == "suspended"
    with played_at(end_of_day(until) + timedelta(minutes=1)):
        take_due()
        assert fresh(company).is_verified
    assert fresh(company).suspended_by_id is None


def test_a_licence_that_ended_meanwhile_expires_after_the_suspension(file_in, world) -> None:
    company = file_in("verified")
    until = company.verified_until + timedelta(days=5)
    take(company, "suspend", by=world.office.moderator, reason="Fakes.", until=until)
    with played_at(end_of_day(until) + timedelta(minutes=1)):
        take_due(), take_due()
    assert fresh(company).status == "expired"


def test_a_term_that_is_over_is_refused(world) -> None:
    yesterday = today() - timedelta(days=1)
    with pytest.raises(Refused) as refused:
        take(
            world.seller_company,
            "suspend",
            by=world.office.moderator,
            reason="Fakes.",
            until=yesterday,
        )
    assert refused.value.code == "past"
    assert fresh(world.seller_company).is_verified


def test_a_company_appeals_once_to_another_moderator(suspended, world, settle) -> None:
    owner = party_in(suspended)
    with pytest.raises(Refused, match="No appeal waits"):
        take(suspended, "uphold", by=world.office.moderator2, reason="As before.")
    take(suspended, "appeal", by=owner, reason="The goods are genuine.")
    with pytest.raises(Refused, match="appealed already"):
        take(suspended, "appeal", by=owner, reason="Really.")
    with pytest.raises(Refused) as refused:
        take(suspended, "uphold", by=world.office.moderator, reason="No.")
    assert refused.value.code == "wrong_actor"
    take(suspended, "uphold", by=world.office.moderator2, reason="The test report shows it.")
    settle()
    assert Notice.objects.filter(kind="company.uphold", person_id=owner.person_id).exists()
    assert Suspension.objects.get(company=suspended).answer == "The test report shows it."


def test_the_term_of_appeal_ends(suspended) -> None:
    with played_at(now() + timedelta(days=16)), pytest.raises(Refused, match="15 days, is over"):
        take(suspended, "appeal", by=party_in(suspended), reason="The goods are genuine.")


def test_lifting_answers_the_appeal(suspended, world) -> None:
    take(suspended, "appeal", by=party_in(suspended), reason="The goods are genuine.")
    take(suspended, "reinstate", by=world.office.moderator2, reason="You are right.")
    statement = Suspension.objects.get(company=suspended)
    assert (statement.answer, statement.waits_for_an_answer) == ("You are right.", False)


def test_suspending_says_what_it_touches_before(world) -> None:
    desk = world.client(world.office.moderator)
    page = reverse("moderation:suspend", args=[world.seller_company.pk])
    shown = desk.get(page).content.decode()
    assert "Payouts are held until the suspension ends." in shown
    assert desk.post(page, {"ground": "", "reason": "Fakes."}).status_code == 422
    desk.post(page, {"ground": "goods", "reason": "Fakes.", "until": "2099-01-31"})
    assert str(fresh(world.seller_company).suspended_until) == "2099-01-31"


def test_the_managers_read_the_statement_and_appeal(suspended, world) -> None:
    page = reverse("moderation:appeal", args=[suspended.pk])
    client = world.client(party_in(suspended))
    assert "Counterfeit or prohibited goods" in client.get(page).content.decode()
    client.post(page, {"reason": "The goods are genuine."})
    assert "Another moderator than the one" in client.get(page).content.decode()
    assert world.client(world.seller2).get(page).status_code == 404
    assert timeline(suspended).last().name == "company.appeal"


def test_a_second_suspension_keeps_the_first_statement(suspended, world) -> None:
    take(suspended, "reinstate", by=world.office.moderator2, reason="Genuine.")
    take(suspended, "suspend", by=world.office.moderator2, reason="Again.", ground="fraud")
    assert [each.text for each in suspended.suspensions.all()] == ["Again.", "Fakes."]


def test_an_unknown_ground_is_refused(world) -> None:
    with pytest.raises(Refused) as refused:
        take(
            world.seller_company,
            "suspend",
            by=world.office.moderator,
            reason="Fakes.",
            ground="mood",
        )
    assert refused.value.code == "unknown"
