"""What is decided with the file is not decided apart from it, nor by somebody else."""

from datetime import timedelta

import pytest
from django.urls import reverse

from marketplace.companies.actions import add_paper
from marketplace.companies.models import Paper
from marketplace.companies.rules import PaperFacts
from marketplace.kernel.clock import today
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from tests.companies.filing import add_licence, picture
from tests.world import party_in


@pytest.mark.parametrize("state", ["draft", "submitted", "in_review"])
def test_a_paper_of_a_file_not_approved_is_not_accepted_alone(state, world, file_in) -> None:
    company = file_in(state)
    if state == "draft":
        add_licence(company, party_in(company))
    paper = Paper.objects.filter(company=company).latest("pk")
    with pytest.raises(Refused) as refused:
        take(paper, "accept", by=world.office.moderator)
    assert refused.value.code == "guard"


def test_nobody_decides_a_paper_of_a_file_that_another_moderator_has(world, file_in) -> None:
    paper = Paper.objects.get(company=file_in("in_review"))
    for step in ("accept", "refuse"):
        with pytest.raises(Refused) as refused:
            take(paper, step, by=world.office.moderator2, reason="Blurred.")
        assert refused.value.code == "wrong_actor"


def test_the_next_licence_of_a_verified_company_is_compared(world, file_in) -> None:
    company = file_in("verified")
    facts = PaperFacts(holder="Total Stranger Ltd", expires_on=today() + timedelta(days=900))
    add_paper(company, facts, picture(), by=party_in(company))
    results = {result.name: result for result in company.latest_checks()}
    assert results["name_on_licence"].outcome == "look"
    assert results["licence_expiry"].inputs["days_left"] == 900


def test_the_desk_opens_a_draft(world) -> None:
    address = reverse("moderation:company", args=[world.draft_company.pk])
    assert world.client(world.office.moderator).get(address).status_code == 200
