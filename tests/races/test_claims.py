"""Two moderators claim one file at the same moment: one has it."""

import pytest

from marketplace.companies.models import Company
from marketplace.kernel.events import timeline
from marketplace.kernel.models import Event
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.moderation.actions import judge
from marketplace.moderation.facts import Judgement
from marketplace.moderation.models import Verdict
from tests.companies.filing import file_in
from tests.races.at_once import at_once

__all__ = ["file_in"]
pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def test_two_claims_give_one_reviewer(world, file_in) -> None:
    company, office = file_in("submitted"), world.office
    people = [office.moderator, office.moderator2] * 4
    results = at_once([lambda by=by: take(company, "claim", by=by) for by in people])
    (won,) = [result for result in results if isinstance(result, Event)]
    assert all(isinstance(result, Refused) for result in results if result is not won)
    assert Company.objects.get(pk=company.pk).reviewer_id == won.person_id
    assert timeline(company).filter(step="claim").count() == 1


def test_two_verdicts_on_one_point_are_one_row(world, file_in) -> None:
    company, by = file_in("in_review"), world.office.moderator
    verdict = Judgement(point="legal_name", in_order=True)
    at_once([lambda: judge(company, verdict, by=by)] * 6)
    assert Verdict.objects.filter(company=company, point="legal_name").count() == 1


def test_appeal_answered_twice_is_answered_once(world, file_in) -> None:
    company, office = file_in("suspended"), world.office
    works = [lambda: take(company, "reinstate", by=office.moderator2, reason="Genuine.")] * 4
    results = at_once(works)
    assert sum(isinstance(result, Event) for result in results) == 1
    assert company.suspensions.exclude(ended_at=None).count() == 1
