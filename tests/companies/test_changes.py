"""Changes of a verified file: asked for as a diff, applied or refused; the public sees the old."""

from datetime import timedelta

import pytest
from django.urls import reverse

from marketplace.companies.actions import (
    Place,
    add_paper,
    ask_for_change,
    present_company,
)
from marketplace.companies.models import ChangeRequest, Company
from marketplace.companies.queries import (
    change_rows,
    open_change,
    waiting_for_review,
    wanted_identifiers,
)
from marketplace.companies.rules import PaperFacts, Presentation
from marketplace.kernel import vault
from marketplace.kernel.clock import now, played_at, today
from marketplace.kernel.deadlines import end_of_working_day_after
from marketplace.kernel.events import timeline
from marketplace.kernel.models import Event
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take, take_due
from marketplace.moderation.actions import check_all
from tests.companies.filing import SOURCES, picture

NAME = {"legal_name": "Elbe Druck und Papier GmbH"}


@pytest.fixture
def asked(world) -> ChangeRequest:
    """Return a change of the legal name of the first seller."""
    return ask_for_change(world.seller_company, NAME, by=world.seller, note="Merged in May.")


def decide(change: ChangeRequest, world, step: str) -> Company:
    """Claim and decide as a moderator; return the company as it stands then."""
    take(change, "claim", by=world.office.moderator)
    take(change, step, by=world.office.moderator, reason="No extract.")
    return Company.objects.get(pk=change.company_id)


def test_it_keeps_what_differs_alone(world) -> None:
    company = world.seller_company
    wanted = NAME | {"city": company.city, "vat_id": f" {company.vat_id} "}
    change = ask_for_change(company, wanted, by=world.seller)
    assert change.facts == NAME
    assert change.before == {"legal_name": company.legal_name}


def test_the_verified_version_stays_public(asked, world) -> None:
    page = world.client().get(world.seller_company.get_absolute_url()).content.decode()
    assert world.seller_company.legal_name in page
    assert NAME["legal_name"] not in page


def test_accepted_it_is_written_and_the_company_stays_verified(asked, world) -> None:
    company = decide(asked, world, "accept")
    assert (company.legal_name, company.status) == (NAME["legal_name"], "verified")
    assert company.slug == world.seller_company.slug
    assert timeline(company).last().name == "company.changed"


def test_refused_nothing_changes_and_the_reason_is_kept(asked, world) -> None:
    company = decide(asked, world, "refuse")
    assert company.legal_name == world.seller_company.legal_name
    assert ChangeRequest.objects.get().reason == "No extract."


def test_withdrawn_another_may_be_asked_for(asked, world) -> None:
    take(asked, "withdraw", by=world.seller)
    assert open_change(world.seller_company) is None
    ask_for_change(world.seller_company, {"city": "Kiel"}, by=world.seller)


def test_a_second_wish_joins_the_open_request(asked, world) -> None:
    change = ask_for_change(world.seller_company, {"city": "Kiel"}, by=world.seller)
    assert change.pk == asked.pk
    assert change.facts == NAME | {"city": "Kiel"}
    assert change.note == "Merged in May."


def test_in_review_nothing_joins(asked, world) -> None:
    take(asked, "claim", by=world.office.moderator)
    with pytest.raises(Refused) as refused:
        ask_for_change(world.seller_company, {"city": "Kiel"}, by=world.seller)
    assert refused.value.code == "in_review"


def test_a_second_number_keeps_the_first_that_is_asked_for(world) -> None:
    first = ("lei", "213800KUD8LAJWSQ9D15")
    ask_for_change(world.seller_company, {"identifiers": [first]}, by=world.seller)
    assert wanted_identifiers(world.seller_company) == [first]
    typed = {"kind": "eu.vat", "number": "DE136695976"}
    answer = world.client(world.seller).post(reverse("companies:identifier_new"), typed)
    assert answer.status_code == 302, answer.context["form"].errors
    kinds = [kind for kind, _number in ChangeRequest.objects.get().facts["identifiers"]]
    assert kinds == ["eu.vat", "lei"]


def test_a_section_asked_for_again_starts_from_what_is_asked_for(asked, world) -> None:
    page = world.client(world.seller).get(reverse("companies:register"))
    assert page.context["form"].initial["legal_name"] == NAME["legal_name"]


def test_nothing_new_is_no_change(world) -> None:
    with pytest.raises(Refused) as refused:
        ask_for_change(world.seller_company, {"city": world.seller_company.city}, by=world.seller)
    assert refused.value.code == "nothing"


@pytest.mark.parametrize("who", ["buyer", "seller2"])
def test_only_its_own_managers_ask(who, world) -> None:
    with pytest.raises(Refused) as refused:
        ask_for_change(world.seller_company, NAME, by=getattr(world, who))
    assert refused.value.code == "wrong_actor"


def test_a_file_that_is_open_is_edited_instead(world, file_in) -> None:
    company = file_in("draft")
    owner = company.members.get(role="owner")
    party = type(world.seller)(owner.person_id, company.pk, "owner")
    with pytest.raises(Refused) as refused:
        ask_for_change(company, NAME, by=party)
    assert refused.value.code == "wrong_state"


def test_numbers_are_asked_for_as_a_list(world) -> None:
    lei = ("lei", "2138 00KU D8LA JWSQ 9D15")
    change = ask_for_change(world.seller_company, {"identifiers": [lei]}, by=world.seller)
    row = change_rows(change)[0]
    assert (row.before, row.after) == (
        "",
        "Legal entity identifier (LEI) 213800KUD8LAJWSQ9D15",
    )
    company = decide(change, world, "accept")
    assert str(company.identifiers.get().number) == "213800KUD8LAJWSQ9D15"


def test_an_identity_number_travels_sealed_and_is_forgotten(world) -> None:
    wanted = {"legal_representative": "Anke Petersen"}
    change = ask_for_change(world.seller_company, wanted, by=world.seller, number="L01X 00T 471")
    assert change.facts["representative_number"] == "•••• T471"
    company = decide(change, world, "accept")
    assert ChangeRequest.objects.get().representative_number == ""
    number = vault.reveal(company, "representative_number", purpose="own", by=world.seller)
    assert number == "L01X00T471"
    facts = str(list(Event.objects.values_list("facts", flat=True)))
    assert "L01X00T471" not in facts
    assert "L01X" not in facts


def test_its_papers_are_accepted_with_it(asked, world) -> None:
    facts = PaperFacts(kind="tax", holder="Elbe Druck und Papier GmbH")
    paper = add_paper(world.seller_company, facts, picture(), Place(change=asked), by=world.seller)
    decide(asked, world, "accept")
    paper.refresh_from_db()
    assert paper.status == "accepted"


def test_a_decided_change_takes_no_paper(asked, world) -> None:
    take(asked, "withdraw", by=world.seller)
    with pytest.raises(Refused) as refused:
        place = Place(change=ChangeRequest.objects.get())
        add_paper(world.seller_company, PaperFacts(kind="tax"), picture(), place, by=world.seller)
    assert refused.value.code == "decided"


def test_a_change_in_review_takes_no_paper_that_its_reviewer_has_not_seen(asked, world) -> None:
    take(asked, "claim", by=world.office.moderator)
    place = Place(change=ChangeRequest.objects.get())
    with pytest.raises(Refused) as refused:
        add_paper(world.seller_company, PaperFacts(kind="tax"), picture(), place, by=world.seller)
    assert refused.value.code == "in_review"


def test_the_paper_of_an_open_change_is_not_accepted_with_the_file(asked, world) -> None:
    facts = PaperFacts(holder="Elbe Druck", expires_on=today() + timedelta(days=3000))
    paper = add_paper(world.seller_company, facts, picture(), Place(change=asked), by=world.seller)
    Company.objects.filter(pk=world.seller_company.pk).update(status="expired")
    company = Company.objects.get(pk=world.seller_company.pk)
    assert company.licence != paper
    take(company, "submit", by=world.seller)
    take(company, "claim", by=world.office.moderator)
    check_all(company, SOURCES, by=world.office.moderator)
    take(company, "approve", by=world.office.moderator)
    paper.refresh_from_db()
    assert paper.status == "waiting"
    assert Company.objects.get(pk=company.pk).verified_until != paper.expires_on


def test_a_late_decision_is_marked_once(asked) -> None:
    due = end_of_working_day_after(asked.made_at, 3)
    with played_at(due + timedelta(minutes=1)):
        take_due()
        assert ChangeRequest.objects.get().escalated_at == now()
        assert ChangeRequest.objects.get().status == "waiting"


def test_it_waits_for_moderators(asked, world) -> None:
    assert waiting_for_review(world.office.moderator) == 1


def test_a_company_that_is_not_verified_any_more_is_not_changed(asked, world) -> None:
    take(asked, "claim", by=world.office.moderator)
    take(world.seller_company, "suspend", by=world.office.moderator, reason="x", until=None)
    with pytest.raises(Refused) as refused:
        take(asked, "accept", by=world.office.moderator)
    assert refused.value.code == "guard"


def test_the_presentation_needs_no_request(world) -> None:
    texts = {"en": "Printers.", "fr": "Imprimantes.", "de": "Drucker."}
    present_company(world.seller_company, Presentation(introductions=texts), by=world.seller)
    company = Company.objects.get(pk=world.seller_company.pk)
    assert company.introductions == {"en": "Printers.", "fr": "Imprimantes."}
    assert company.introduction_in("fr") == "Imprimantes."
    assert company.introduction_in("zh-hans") == "Printers."


@pytest.mark.parametrize(
    ("wanted", "field"),
    [
        ({"legal_name": " "}, "legal_name"),
        ({"vat_id": "DE753732384"}, "vat_id"),
        ({"registration_number": "1"}, "registration_number"),
        ({"line1": ""}, "line1"),
        ({"postcode": "1"}, "postcode"),
    ],
)
def test_a_gap_or_fault_is_no_change(wanted, field, world) -> None:
    with pytest.raises(Refused) as refused:
        ask_for_change(world.seller_company, wanted, by=world.seller)
    assert refused.value.field == field
    assert not ChangeRequest.objects.exists()


def test_a_change_of_a_file_that_changed_meanwhile_is_not_applied(asked, world) -> None:
    Company.objects.filter(pk=asked.company_id).update(legal_name="Third Name GmbH")
    take(asked, "claim", by=world.office.moderator)
    with pytest.raises(Refused, match="changed since"):
        take(ChangeRequest.objects.get(), "accept", by=world.office.moderator)
