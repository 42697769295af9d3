"""A change of a verified file, reviewed as a diff, alone."""

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.companies.actions.changes import ask_for_change
from marketplace.companies.actions.members import add_member
from marketplace.companies.models import ChangeRequest, Company
from marketplace.kernel.party import SYSTEM
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.moderation.models import Hit
from marketplace.moderation.queries import Filters, queue
from marketplace.moderation.queries.differences import changed, marked
from marketplace.moderation.queries.screening import hits
from marketplace.notices.models import Notice
from tests.world import party_in


@pytest.fixture
def asked(world) -> ChangeRequest:
    company = world.seller_company
    wanted = {"legal_name": f"{company.legal_name} Europe"}
    by = party_in(company)
    change: ChangeRequest = ask_for_change(company, wanted, note="We merged.", by=by)
    return change


@pytest.fixture
def desk(world) -> Client:
    return world.client(world.office.moderator)


def test_a_change_wants_twenty_further_numbers_at_most(world) -> None:
    company = world.seller_company
    numbers = [["other", f"N-{place:04d}"] for place in range(21)]
    with pytest.raises(Refused) as refused:
        ask_for_change(company, {"identifiers": numbers}, by=party_in(company))
    assert refused.value.code == "most"
    assert ask_for_change(company, {"identifiers": numbers[1:]}, by=party_in(company)).pk


def test_a_change_wants_no_number_that_the_file_has_in_a_field_of_its_own(world) -> None:
    company = world.seller_company
    main = [company.registration_kind, company.registration_number]
    with pytest.raises(Refused) as refused:
        ask_for_change(company, {"identifiers": [main]}, by=party_in(company))
    assert refused.value.code == "given"


def test_only_what_changed_is_marked() -> None:
    left, right = marked("Old Mill Road 4", "Old Mill Street 4")
    assert left == [("Old Mill", False), ("Road", True), ("4", False)]
    assert right == [("Old Mill", False), ("Street", True), ("4", False)]


def test_a_change_stands_in_the_queue_and_the_verified_version_stays(asked, world) -> None:
    (listed,) = queue(world.office.moderator, Filters(work="changes"))
    assert (listed.pk, listed.change_id) == (asked.company_id, asked.pk)
    assert listed.is_verified
    (row,) = changed(asked)
    assert row.after[-1] == ("Europe", True)


def test_the_diff_marks_words_not_by_colour_alone(asked, desk) -> None:
    shown = desk.get(reverse("moderation:change", args=[asked.pk])).content.decode()
    assert "<ins>Europe</ins>" in shown
    assert "We merged." in shown


def test_an_accepted_change_is_written(asked, world) -> None:
    take(asked, "claim", by=world.office.moderator)
    take(asked, "accept", by=world.office.moderator)
    company = Company.objects.get(pk=asked.company_id)
    assert company.legal_name.endswith("Europe")
    assert company.is_verified
    assert not queue(world.office.moderator, Filters(work="changes")).exists()


def test_nobody_else_sees_the_diff(asked, world) -> None:
    page = reverse("moderation:change", args=[asked.pk])
    for by in (world.office.finance, world.seller, world.buyer):
        assert world.client(by).get(page).status_code == 404


def test_the_managers_are_told_what_became_of_it(asked, world, settle) -> None:
    take(asked, "claim", by=world.office.moderator)
    take(asked, "refuse", by=world.office.moderator, reason="The register says otherwise.")
    settle()
    owner = party_in(world.seller_company).person_id
    notice = Notice.objects.get(kind="change.refused", person_id=owner)
    assert "The register says otherwise." in notice.text


def test_staff_tied_to_the_company_do_not_claim_its_change(asked, world) -> None:
    tied = world.office.moderator2
    add_member(world.seller_company, tied.person_id, "viewer", by=SYSTEM)
    with pytest.raises(Refused) as refused:
        take(asked, "claim", by=tied)
    assert refused.value.code == "wrong_actor"


def test_a_change_is_checked_as_the_file_would_be(asked, desk, world) -> None:
    results = {result.name: result for result in asked.latest_checks()}
    assert results["name_on_licence"].inputs["name"] == asked.facts["legal_name"]
    assert all(result.change_id is None for result in asked.company.latest_checks())
    page = desk.get(reverse("moderation:change", args=[asked.pk]))
    assert page.context["findings"] == asked.latest_checks()


def test_a_number_of_another_company_is_found_before_the_change(world) -> None:
    company, other = world.seller_company, world.buyer_company
    wanted = {
        "country": other.country,
        "registration_kind": other.registration_kind,
        "registration_number": other.registration_number,
    }
    change = ask_for_change(company, wanted, by=party_in(company))
    results = {result.name: result for result in change.latest_checks()}
    assert results["duplicate_identifier"].inputs == {"companies": [other.pk]}


def test_a_name_on_a_list_holds_the_change_back(asked, loaded, world) -> None:
    moderator, company = world.office.moderator, asked.company
    loaded(f'"{asked.facts["legal_name"]}",,,')
    Hit.objects.all().delete()
    change = ask_for_change(company, {"trade_name": "Europe"}, by=party_in(company))
    take(change, "claim", by=moderator)
    with pytest.raises(Refused, match="hit in a screening list is not cleared"):
        take(change, "accept", by=moderator)
    take(hits(company).get(), "clear", by=moderator, reason="Another register number.")
    take(change, "accept", by=moderator)
    assert Company.objects.get(pk=company.pk).trade_name == "Europe"
