"""Steps of the desk: whose turn it is, what is decided about, what is said before and after."""

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.companies.actions.changes import ask_for_change
from marketplace.companies.models import ChangeRequest
from marketplace.kernel import step_words
from marketplace.kernel.events import timeline
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take, turn
from marketplace.moderation.actions import check_all, release
from marketplace.moderation.models import Hit
from marketplace.notices.models import Notice
from tests.companies.filing import SOURCES
from tests.moderation.listing import row_of
from tests.world import party_in


@pytest.fixture
def desk(world) -> Client:
    return world.client(world.office.moderator)


@pytest.fixture
def asked(world) -> ChangeRequest:
    company = world.seller_company
    wanted = {"legal_name": f"{company.legal_name} Europe", "vat_id": ""}
    change: ChangeRequest = ask_for_change(company, wanted, by=party_in(company))
    return change


def step(process: str, pk: int, name: str) -> str:
    return reverse("step", args=[process, pk, name])


def test_a_file_i_have_claimed_waits_for_me(world, file_in) -> None:
    company = file_in("in_review")
    assert turn(company, world.office.moderator).is_yours
    assert not turn(company, world.office.moderator2).is_yours


def test_a_change_another_has_does_not_wait_for_me(world, asked) -> None:
    take(asked, "claim", by=world.office.moderator)
    asked = ChangeRequest.objects.get(pk=asked.pk)
    assert turn(asked, world.office.moderator).is_yours
    assert not turn(asked, world.office.moderator2).is_yours


def test_a_change_is_named_by_company_and_fields(asked, desk) -> None:
    assert str(asked).startswith(f"Change of {asked.company.legal_name}: Legal name")
    page = desk.get(step("change", asked.pk, "claim")).content.decode()
    assert f"{asked.company.legal_name} Europe" in page
    assert "legal_name" not in page.split("<main")[1]


def test_a_paper_is_decided_with_its_company_and_last_day_in_view(file_in, desk) -> None:
    company = file_in("in_review")
    paper = company.papers.get()
    page = desk.get(step("paper", paper.pk, "refuse")).content.decode()
    assert company.legal_name in page
    assert paper.get_kind_display() in page
    assert str(paper.expires_on.year) in page


def test_a_hit_is_decided_with_both_sides_in_view(world, loaded, desk) -> None:
    company = world.seller_company
    loaded(row_of(company))
    hit = Hit.objects.get(company=company)
    page = desk.get(step("hit", hit.pk, "clear")).content.decode()
    assert company.registration_number in page
    assert hit.entry.name in page
    assert f"{hit.score} of 100" in page


def test_each_decision_says_what_was_done_to_which_company(file_in, desk) -> None:
    company = file_in("submitted")
    claimed = desk.post(reverse("moderation:claim", args=[company.pk]), follow=True)
    assert f"You have claimed the file of {company.legal_name}" in claimed.content.decode()
    refuse = reverse("moderation:refuse", args=[company.pk])
    sent_back = desk.post(refuse, {"reason": "Blurred."}, follow=True)
    assert f"The file of {company.legal_name} was sent back." in sent_back.content.decode()


def test_a_name_with_a_full_stop_ends_the_sentence(file_in) -> None:
    company = file_in("submitted")
    company.legal_name = "Oficinas S.L."
    row = company.PROCESS.row("claim", "submitted")
    assert step_words.done(company, row) == "You have claimed the file of Oficinas S.L."


def test_an_approval_names_the_company(file_in, desk, world) -> None:
    company = file_in("in_review")
    check_all(company, SOURCES, by=world.office.moderator)
    answer = desk.post(reverse("moderation:approve", args=[company.pk]), follow=True)
    assert f"{company.legal_name} is verified." in answer.content.decode()


def test_a_late_claim_says_who_has_it(file_in, desk, world) -> None:
    company = file_in("submitted")
    take(company, "claim", by=world.office.moderator2)
    claim = reverse("moderation:claim", args=[company.pk])
    for answer in (desk.get(claim), desk.post(claim)):
        page = answer.content.decode()
        assert "This step is not possible now. Last step:" in page
        assert "moderator" in page


def test_who_takes_a_file_from_another_says_why_and_that_one_reads_it(file_in, world) -> None:
    company, other = file_in("in_review"), world.client(world.office.moderator2)
    address = reverse("moderation:release", args=[company.pk])
    assert other.post(address).status_code == 422
    with pytest.raises(Refused):
        release(company, by=world.office.moderator2)
    other.post(address, {"why": "You are on leave."})
    company.refresh_from_db()
    assert company.status == "submitted"
    notice = Notice.objects.get(kind="moderation.released")
    assert notice.person_id == world.office.moderator.person_id
    assert "You are on leave." in notice.text
    assert "You are on leave." not in str([e.facts.get("reason") for e in timeline(company)])


def test_nothing_compared_is_not_green(file_in, desk) -> None:
    page = desk.get(reverse("moderation:company", args=[file_in("submitted").pk]))
    (lists,) = [each for each in page.context["diligence"] if each.kind == "lists"]
    assert not lists.done
