"""The way of a file: what is checked, what is locked, what the clock does."""

from datetime import date, timedelta

import pytest

from marketplace.companies.actions import add_member, add_paper, become_seller, edit_company
from marketplace.companies.models import CheckResult, Company
from marketplace.companies.queries import waiting_for_review
from marketplace.companies.rules import CompanyFile, PaperFacts
from marketplace.kernel.clock import now, played_at, today
from marketplace.kernel.deadlines import end_of_day, end_of_working_day_after
from marketplace.kernel.events import timeline
from marketplace.kernel.models import Deadline
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take, take_due
from marketplace.notices.models import Notice
from tests.companies.filing import add_licence, picture
from tests.world import party_in

CHANGED = CompanyFile(legal_name="Another Name Ltd", country="CN")


def fresh(company: Company) -> Company:
    return Company.objects.get(pk=company.pk)


def test_joining_makes_a_company_of_one(world) -> None:
    company = world.draft_company
    assert company.status == "draft"
    assert party_in(company).role == "owner"
    assert company.partner is None


def test_submitting_names_what_is_missing(world) -> None:
    company = world.draft_company
    with pytest.raises(Refused, match="business licence as a file, licence valid today or later"):
        take(company, "submit", by=party_in(company))


def test_checks_are_kept_with_outcome_and_rule_version(file_in) -> None:
    company = file_in("submitted")
    results = {result.name: result.outcome for result in company.latest_checks()}
    assert results == {
        "registration_number": "passed",
        "duplicate_identifier": "passed",
        "name_on_licence": "passed",
        "licence_expiry": "passed",
        "licence_file": "passed",
        "vat_id": "passed",
    }
    assert set(company.checks.values_list("rule_version", flat=True)) == {"2026-12"}


def test_a_number_used_elsewhere_is_for_a_person_to_look_at(world, file_in) -> None:
    index = world.draft_company.registration_index
    Company.objects.filter(pk=world.seller2_company.pk).update(registration_index=index)
    found = CheckResult.objects.get(company=file_in("submitted"), name="duplicate_identifier")
    assert (found.outcome, found.detail) == ("look", "1")
    assert found.words == "1 other company has it"


def test_approval_holds_until_the_licence_ends(file_in) -> None:
    company = file_in("verified")
    assert company.verified_until == today() + timedelta(days=100)
    assert company.licence.status == "accepted"


def test_the_first_terms_make_a_seller_once(file_in) -> None:
    company = file_in("verified")
    assert company.partner is None
    assert become_seller(company) == become_seller(Company.objects.get(pk=company.pk))
    assert company.partner.code == company.slug


def test_the_reason_of_a_refusal_reaches_the_managers(file_in, settle) -> None:
    company = file_in("refused")
    settle()
    notice = Notice.objects.get(kind="company.refused")
    assert notice.person_id == party_in(company).person_id
    assert "because" in notice.text


@pytest.mark.parametrize("state", ["in_review", "verified", "suspended"])
def test_the_checked_part_is_locked(state, file_in) -> None:
    company = file_in(state)
    with pytest.raises(Refused) as refused:
        edit_company(company, CHANGED, by=party_in(company))
    assert refused.value.code == "locked"
    assert fresh(company).legal_name != "Another Name Ltd"


def test_an_edit_in_the_queue_keeps_its_place_and_is_checked_anew(file_in) -> None:
    company = file_in("submitted")
    before = company.submitted_at
    edit_company(company, CHANGED, by=party_in(company))
    assert fresh(company).submitted_at == before
    assert company.checks.values("at").distinct().count() == 2
    assert timeline(company).last().name == "company.edited"


def test_staff_tied_to_the_company_decide_nothing(world, file_in) -> None:
    company = file_in("submitted")
    add_member(company, world.office.moderator.person_id, "viewer", by=SYSTEM)
    with pytest.raises(Refused) as refused:
        take(company, "claim", by=world.office.moderator)
    assert refused.value.code == "wrong_actor"
    take(company, "claim", by=world.office.moderator2)


def test_a_released_file_keeps_its_place(world, file_in) -> None:
    company = file_in("in_review")
    take(company, "release", by=world.office.moderator2)
    assert fresh(company).reviewer is None
    assert fresh(company).submitted_at == company.submitted_at


def test_a_late_review_is_marked_once(file_in) -> None:
    company = file_in("submitted")
    due = end_of_working_day_after(company.submitted_at, 3)
    with played_at(due + timedelta(minutes=1)):
        assert take_due() == 1
        assert take_due() == 0
    assert fresh(company).escalated_at == due + timedelta(minutes=1)
    assert fresh(company).status == "submitted"


def test_the_verification_ends_with_the_licence(file_in) -> None:
    company = file_in("verified")
    ends = end_of_day(company.verified_until)
    with played_at(ends - timedelta(minutes=1)):
        take_due()
        assert fresh(company).status == "verified"
    with played_at(ends + timedelta(minutes=1)):
        take_due()
    assert fresh(company).status == "expired"


def test_an_expired_company_submits_its_new_licence(file_in) -> None:
    company = file_in("verified")
    owner = party_in(company)
    with played_at(now() + timedelta(days=102)):
        take_due()
        add_licence(fresh(company), owner)
        take(company, "submit", by=owner)
    assert fresh(company).status == "submitted"


def test_a_submission_sets_one_deadline(file_in) -> None:
    company = file_in("submitted")
    due = Deadline.objects.get(object_type="companies.company", object_id=company.pk)
    assert due.due_at == end_of_working_day_after(company.submitted_at, 3)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"expires_on": None}, "no_expiry"),
        ({"expires_on": date(2020, 1, 1)}, "expired"),
        ({"issued_on": date(2099, 2, 1), "expires_on": date(2100, 1, 1)}, "future"),
    ],
)
def test_a_licence_without_sense_is_refused(changes, code, world) -> None:
    company = world.draft_company
    with pytest.raises(Refused) as refused:
        add_paper(company, PaperFacts(**changes), picture(), by=party_in(company))
    assert refused.value.code == code


def test_the_address_follows_the_name_until_verified(world) -> None:
    company = world.draft_company
    edit_company(company, CHANGED, by=party_in(company))
    assert company.slug == "another-name-ltd"


def test_the_next_licence_carries_the_verification_on(world, file_in) -> None:
    company = file_in("verified")
    add_licence(company, party_in(company), until=today() + timedelta(days=400))
    assert waiting_for_review(world.office.moderator) == 1
    take(fresh(company).licence, "accept", by=world.office.moderator2)
    assert fresh(company).verified_until == today() + timedelta(days=400)
    with played_at(now() + timedelta(days=101)):
        take_due()
    assert fresh(company).status == "verified"


def test_no_paper_is_added_in_review(file_in) -> None:
    company = file_in("in_review")
    with pytest.raises(Refused) as refused:
        add_licence(company, party_in(company))
    assert refused.value.code == "locked"


def test_a_first_approval_is_told_as_one_event(file_in) -> None:
    names = [event.name for event in timeline(file_in("verified"))]
    assert names[-3:] == ["company.submitted", "company.in_review", "company.verified"]
