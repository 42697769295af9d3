"""What the desk and the file say to a company that is not verified: next steps, remarks, locks."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.accounts.models import IdentityCheck, User
from marketplace.companies.actions import add_paper, edit_company
from marketplace.companies.models import Company
from marketplace.companies.panels import to_do
from marketplace.companies.queries import memberships
from marketplace.companies.remarks import as_fact, sent_back
from marketplace.companies.rules import CompanyFile, PaperFacts
from marketplace.companies.views.listing import paper_rows, points
from marketplace.companies.views.sections import held
from marketplace.kernel import outbox
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take, turn
from marketplace.notices.models import Notice
from tests.companies.filing import add_licence, picture
from tests.world import party_in

DESK = "/desk/"
FILE = "/desk/company/"
NAME_DIFFERS = as_fact("legal_name", "differs", "")


@pytest.fixture
def page(world) -> Client:
    """Return the browser of the owner of the draft company."""
    return world.client(party_in(world.draft_company))


def text(page: Client, address: str) -> str:
    return " ".join(page.get(address).content.decode().split())


@pytest.fixture
def returned(world, file_in) -> Callable[..., Company]:
    """Return the file sent back with remarks and a note."""

    def send(*remarks: dict[str, str], note: str = "") -> Company:
        company = file_in("in_review")
        facts = {"reason": note or "Legal name: …", "note": note, "remarks": list(remarks)}
        take(company, "refuse", by=world.office.moderator, **facts)
        return Company.objects.get(pk=company.pk)

    return send


def rename(company: Company) -> None:
    facts = held(company)
    edit_company(
        company,
        CompanyFile(**{**_as_dict(facts), "legal_name": "Another Name Ltd"}),
        by=party_in(company),
    )


def _as_dict(facts: CompanyFile) -> dict[str, str]:
    return {name: getattr(facts, name) for name in CompanyFile.__dataclass_fields__}


def test_a_newcomers_desk_names_the_next_steps(page) -> None:
    desk = text(page, DESK)
    assert "4 of 6 points complete" in desk
    assert "Still missing: business licence as a file, licence valid today or later." in desk
    assert "Give your document" in desk
    assert "Nothing waits for you" not in desk


def test_a_complete_draft_leads_to_its_submission(page, file_in) -> None:
    company = file_in("draft")
    assert reverse("companies:submit", args=[company.pk]) in text(page, DESK)


def test_a_verified_company_with_known_people_has_no_next_steps(page, file_in) -> None:
    IdentityCheck.objects.create(person=party_person(file_in("verified")), status="accepted")
    assert "Next steps" not in text(page, DESK)


def party_person(company: Company) -> User:
    person: User = company.members.get().person
    return person


def test_a_refused_identity_waits_on_the_desk(page, world) -> None:
    check = {"person": party_person(world.draft_company), "status": "refused"}
    IdentityCheck.objects.create(**check)
    assert "Your identity document was refused" in text(page, DESK)


@pytest.mark.parametrize("state", ["draft", "refused", "suspended", "verified"])
def test_the_next_steps_cost_one_query_at_most(
    state, world, file_in, rf, django_assert_max_num_queries
) -> None:
    company = file_in(state)
    request = rf.get(DESK)
    request.party = party_in(company)
    request.user = party_person(company)
    request.memberships = memberships(request.party.person_id)
    with django_assert_max_num_queries(1):
        to_do({"request": request})


def test_the_moderators_words_stand_above_the_file(page, returned) -> None:
    returned(NAME_DIFFERS, note="Please call us.")
    shown = text(page, FILE)
    assert "“Please call us.”" in shown
    assert "Legal name: It differs from the paper." in shown
    assert "1 point to correct" in text(page, DESK)


def test_the_notice_names_the_points_in_the_readers_language(world, returned) -> None:
    company = returned(NAME_DIFFERS, note="Please call us.")
    outbox.relay(100)
    told = Notice.objects.get(kind="company.sent_back", person=party_person(company))
    assert told.facts["reason"].startswith("Please call us. Legal name: It differs")


def test_a_refused_point_is_open_until_it_is_changed(returned) -> None:
    company = returned(NAME_DIFFERS, as_fact("vat_id", "not_found", ""), as_fact("kind", "", "?"))
    done = {str(point.label): point.done for point in points(company, sent_back(company))}
    assert (done["legal name"], done["valid register number"], done["Kind"]) == (
        False,
        False,
        False,
    )
    rename(company)
    done = {str(point.label): point.done for point in points(company, sent_back(company))}
    assert (done["legal name"], done["valid register number"]) == (True, False)


def test_a_refused_paper_is_answered_by_another_of_its_kind(world, file_in) -> None:
    company = file_in("in_review")
    paper = company.papers.get()
    take(paper, "refuse", by=world.office.moderator, reason="x")
    remark = as_fact(f"paper-{paper.pk}", "unreadable", "")
    take(company, "refuse", by=world.office.moderator, reason="x", remarks=[remark])
    company = Company.objects.get(pk=company.pk)
    assert [each.label for each in sent_back(company).left] == [
        "Business licence or register extract"
    ]
    add_licence(company, party_in(company))
    assert sent_back(company).left == ()


def test_a_file_sent_back_can_not_come_again_as_it_was(returned) -> None:
    company = returned(NAME_DIFFERS)
    with pytest.raises(Refused, match="Nothing that the moderator named was changed"):
        take(company, "submit", by=party_in(company))
    assert Company.objects.get(pk=company.pk).status == "refused"
    rename(company)
    assert take(company, "submit", by=party_in(company)).after == "submitted"


def test_a_word_why_it_is_right_lets_it_come_again(world, page, returned) -> None:
    company = returned(NAME_DIFFERS)
    address = reverse("companies:submit", args=[company.pk])
    assert page.post(address, {"reason": " "}).status_code == 422
    assert page.post(address, {"reason": "The register changed it."}).status_code == 302
    assert Company.objects.get(pk=company.pk).status == "submitted"
    review = world.client(world.office.moderator)
    assert "The register changed it.”" in text(
        review, reverse("moderation:company", args=[company.pk])
    )


def test_without_remarks_any_change_answers(world, file_in) -> None:
    company = file_in("refused")
    with pytest.raises(Refused):
        take(company, "submit", by=party_in(company))
    facts = PaperFacts(kind="tax")
    add_paper(company, facts, picture("tax.png"), by=party_in(company))
    assert take(company, "submit", by=party_in(company)).after == "submitted"


def test_the_submission_says_what_is_sent_and_by_when(page, file_in) -> None:
    shown = text(page, reverse("companies:submit", args=[file_in("draft").pk]))
    assert "Business licence or register extract" in shown
    assert "Within three working days" in shown


def test_a_suspension_is_stated_on_desk_and_file(page, world, file_in) -> None:
    company = file_in("verified")
    take(company, "suspend", by=world.office.moderator, reason="Two false papers.", ground="papers")
    for address in (DESK, FILE):
        shown = text(page, address)
        assert "Papers that are forged or no longer valid" in shown
        assert "Two false papers." in shown
        assert "You can appeal until" in shown
        assert "the company must be verified" not in shown


def test_the_mail_of_a_suspension_names_ground_and_appeal(world, file_in) -> None:
    company = file_in("verified")
    take(company, "suspend", by=world.office.moderator, reason="False papers.", ground="papers")
    outbox.relay(100)
    told = Notice.objects.get(kind="company.suspended", person=party_person(company))
    assert "no longer valid: False papers. Listings are hidden and payouts are held" in told.text
    assert "You can appeal until" in told.text


@pytest.mark.parametrize("address", ["companies:paper_new", "companies:withdraw"])
def test_nothing_is_filled_in_for_a_file_in_review(address, page, file_in) -> None:
    file_in("in_review")
    shown = page.get(reverse(address))
    assert "A moderator is looking at the file" in shown.content.decode()
    assert "<textarea" not in shown.content.decode()
    assert 'type="file"' not in shown.content.decode()


@pytest.mark.parametrize("address", ["companies:register", "companies:registered_address"])
def test_what_a_submission_needs_is_not_called_optional(address, page) -> None:
    assert "(needed to submit)" in text(page, reverse(address))


def test_a_paper_says_what_a_licence_needs(page) -> None:
    assert "(needed for a licence)" in text(page, reverse("companies:paper_new"))


def test_of_two_licences_the_one_that_counts_is_named(file_in) -> None:
    company = file_in("draft")
    owner = party_in(company)
    assert [row.counts for row in paper_rows(company, owner) if row.paper] == [False]
    add_licence(company, owner)
    assert [row.counts for row in paper_rows(company, owner) if row.paper] == [False, True]


def test_a_file_taken_back_shows_no_day_of_a_round_that_is_over(file_in) -> None:
    company = file_in("submitted")
    take(company, "withdraw", by=party_in(company))
    days = [when is not None for _label, when, _done in turn(company, party_in(company)).progress]
    assert days == [True, False, False, False]


def test_too_many_tries_are_told_in_the_markets_own_page(client, settings, db) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1/m/ip"}
    for _time in range(2):
        answer = client.post(reverse("account_reset_password"), {"email": "a@b.example"})
    assert answer.status_code == 429
    assert "Too many tries in a short time" in answer.content.decode()
