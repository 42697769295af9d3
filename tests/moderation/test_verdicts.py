"""Verdicts on the points of a file: of them a refusal is made, and without them nothing passes."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from marketplace.companies.actions import edit_company
from marketplace.companies.actions.bank import give_bank_account
from marketplace.companies.checked import checked_points
from marketplace.companies.models import BankAccount, Company, Paper
from marketplace.companies.reasons import REASONS
from marketplace.companies.remarks import remarks
from marketplace.companies.rules import AccountFacts, CompanyFile
from marketplace.kernel.clock import now, today
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take
from marketplace.moderation.actions import (
    approve,
    check_all,
    cite,
    judge,
    judge_rest,
    send_back,
    take_back,
)
from marketplace.moderation.facts import Citation, Judgement
from marketplace.moderation.models import Source, Verdict
from marketplace.moderation.queries import verdicts
from marketplace.moderation.queries.history import rounds
from marketplace.moderation.queries.points import point_keys
from marketplace.notices.models import Notice
from tests.companies.filing import SOURCES
from tests.world import party_in

WRONG = Judgement(point="legal_name", in_order=False, reason="differs", text="Ltd is missing.")


def at(company: Company, name: str, *more: str) -> str:
    return reverse(f"moderation:{name}", args=[company.pk, *more])


@pytest.fixture
def claimed(file_in) -> Company:
    return file_in("in_review")


@pytest.fixture
def desk(world) -> Client:
    return world.client(world.office.moderator)


def paper_of(company: Company) -> str:
    return f"paper-{company.licence.pk}"


def test_each_field_given_and_each_paper_is_a_point(claimed) -> None:
    keys = point_keys(claimed)
    assert keys[0] == "legal_name"
    assert {"registration_number", "line1", paper_of(claimed)} <= set(keys)


def test_only_the_one_who_claimed_it_judges(world, claimed) -> None:
    for by in (world.office.moderator2, world.office.finance, party_in(claimed)):
        with pytest.raises(Refused) as refused:
            judge(claimed, WRONG, by=by)
        assert refused.value.code == "wrong_actor"
    assert not Verdict.objects.filter(company=claimed).exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"point": "shoe_size"}, "unknown_point"),
        ({"reason": "because"}, "unknown"),
        ({"reason": "", "text": "  "}, "missing"),
    ],
)
def test_a_verdict_without_sense_is_refused(change, code, world, claimed) -> None:
    given = {"point": "legal_name", "in_order": False, "reason": "differs"} | change
    with pytest.raises(Refused) as refused:
        judge(claimed, Judgement(**given), by=world.office.moderator)
    assert refused.value.code == code


def test_a_verdict_can_be_changed_and_taken_back(world, claimed) -> None:
    by = world.office.moderator
    judge(claimed, WRONG, by=by)
    judge(claimed, Judgement(point="legal_name", in_order=True), by=by)
    assert [verdict.in_order for verdict in verdicts(claimed).values()] == [True]
    take_back(claimed, "legal_name", by=by)
    assert verdicts(claimed) == {}


def test_the_rest_is_in_order_and_what_was_said_stands(world, claimed) -> None:
    judge(claimed, WRONG, by=world.office.moderator)
    assert judge_rest(claimed, by=world.office.moderator) == len(point_keys(claimed)) - 1
    wrong = [key for key, verdict in verdicts(claimed).items() if not verdict.in_order]
    assert wrong == ["legal_name"]


def test_nothing_is_approved_before_every_point_and_source_was_seen(world, claimed) -> None:
    by = world.office.moderator
    with pytest.raises(Refused, match="points are not checked"):
        approve(claimed, by=by)
    judge_rest(claimed, by=by)
    with pytest.raises(Refused, match="Not cited yet: Register extract, Public source"):
        approve(claimed, by=by)
    check_all(claimed, SOURCES, by=by)
    assert approve(claimed, by=by).after == "verified"


def test_a_point_not_in_order_holds_the_approval_back(world, claimed) -> None:
    judge(claimed, WRONG, by=world.office.moderator)
    check_all(claimed, SOURCES, by=world.office.moderator)
    with pytest.raises(Refused, match="1 point is not in order"):
        approve(claimed, by=world.office.moderator)


def test_the_company_reads_the_reason_beside_each_point(world, claimed) -> None:
    paper = paper_of(claimed)
    judge(claimed, WRONG, by=world.office.moderator)
    judge(
        claimed,
        Judgement(point=paper, in_order=False, reason="unreadable"),
        by=world.office.moderator,
    )
    send_back(claimed, by=world.office.moderator)
    assert remarks(claimed) == {
        "legal_name": [f"{REASONS['differs']} Ltd is missing."],
        paper: [str(REASONS["unreadable"])],
    }
    assert claimed.papers.get().status == "refused"


def test_a_file_is_not_sent_back_without_a_word(world, claimed) -> None:
    with pytest.raises(Refused) as refused:
        send_back(claimed, by=world.office.moderator, note=" ")
    assert refused.value.code == "missing"
    send_back(claimed, by=world.office.moderator, note="Please call us.")
    assert claimed.status == "refused"


def test_managers_are_told_what_is_wrong(world, claimed, settle) -> None:
    judge(claimed, WRONG, by=world.office.moderator)
    send_back(claimed, by=world.office.moderator)
    settle()
    notice = Notice.objects.get(kind="company.sent_back")
    assert notice.person_id == party_in(claimed).person_id
    said = f"Legal name: {REASONS['differs']} Ltd is missing. Correct the company file"
    assert notice.text.startswith(said)


def test_a_new_round_begins_without_verdicts_and_keeps_the_old_ones(world, claimed) -> None:
    judge(claimed, WRONG, by=world.office.moderator)
    send_back(claimed, by=world.office.moderator)
    take(claimed, "submit", by=party_in(claimed), reason="The register has no Ltd.")
    claimed.refresh_from_db()
    assert verdicts(claimed) == {}
    assert remarks(claimed) == {}
    newest, first = rounds(claimed)
    assert (newest.ended, first.ended) == ("", "refuse")
    assert first.remarks == [("Legal name", f"{REASONS['differs']} Ltd is missing.")]
    assert len(first.runs) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"read_on": date(2099, 1, 1)}, "future"),
        ({"url": ""}, "missing"),
        ({"kind": "gossip"}, "kind"),
    ],
)
def test_a_source_nobody_can_follow_is_refused(change, code, world, claimed) -> None:
    given = {"kind": "public", "name": "Paper", "url": "https://a.example/", "says": "Fine."}
    with pytest.raises(Refused) as refused:
        cite(
            claimed,
            Citation(**(given | {"read_on": today()} | change)),
            by=world.office.moderator,
        )
    assert refused.value.code == code


def test_a_moderator_works_through_a_file_in_the_browser(desk, claimed) -> None:
    desk.post(at(claimed, "point", "legal_name"), {"verdict": "in_order"})
    given = {"reason": "differs", "text": "Another number stands there."}
    answer = desk.post(at(claimed, "point", "registration_number"), given)
    assert answer.headers["Location"].endswith("#point-registration_number")
    shown = desk.get(at(claimed, "company")).content.decode()
    assert "Another number stands there." in shown
    desk.post(at(claimed, "refuse"), {"reason": ""})
    assert set(remarks(Company.objects.get(pk=claimed.pk))) == {"registration_number"}


def test_a_remark_without_words_keeps_the_form(desk, claimed) -> None:
    answer = desk.post(at(claimed, "point", "legal_name"), {"reason": "", "text": ""})
    assert answer.status_code == 422
    assert "Say what is wrong." in answer.content.decode()


def test_a_source_is_cited_in_the_browser(desk, claimed) -> None:
    given = {
        "kind": "public",
        "name": "Handelsblatt",
        "url": "handelsblatt.example/lantern",
        "read_on": today().isoformat(),
        "says": "Ships since 2018.",
    }
    answer = desk.post(at(claimed, "source"), given)
    assert answer.headers["Location"].endswith("#diligence")
    source = Source.objects.get(company=claimed)
    assert (source.name, source.url) == ("Handelsblatt", "https://handelsblatt.example/lantern")


def test_a_file_edited_in_the_queue_is_marked(world, desk, file_in) -> None:
    company = file_in("submitted")
    Company.objects.filter(pk=company.pk).update(edited_since=["line1"])
    shown = desk.get(at(company, "company")).context["points"]
    assert [point.key for point in shown if point.edited] == ["line1"]


def test_a_verdict_on_what_is_edited_afterwards_is_forgotten(world, claimed) -> None:
    judge_rest(claimed, by=world.office.moderator)
    take(claimed, "release", by=world.office.moderator)
    edit_company(claimed, CompanyFile(legal_name="New", country="CN"), by=party_in(claimed))
    left = set(verdicts(claimed))
    assert "legal_name" not in left
    assert paper_of(claimed) in left


def test_each_check_says_why(desk, claimed) -> None:
    shown = desk.get(at(claimed, "company")).context["points"]
    name = next(point for point in shown if point.key == "legal_name")
    assert "100 of 100. From 85 on it passes. Rule 2026-12" in name.why[0]


def test_the_public_reads_what_was_checked_by_which_role_until_when(file_in) -> None:
    company = file_in("verified")
    found = checked_points(company)
    labels = [point.label for point in found]
    assert labels[:3] == ["Legal name", "Register number", "Registered address"]
    assert {point.role for point in found} == {"moderator"}
    assert {point.until for point in found} == {company.verified_until}
    assert all(point.at <= now() for point in found)


def test_nothing_is_said_of_a_company_that_is_not_verified(claimed) -> None:
    assert checked_points(claimed) == []


def account_of(company: Company) -> BankAccount:
    facts = AccountFacts(
        holder=company.legal_name,
        kind="iban",
        number="DE89 3704 0044 0532 0130 00",
        country="DE",
        currency="EUR",
    )
    return give_bank_account(company, facts, by=party_in(company))


def test_a_bank_account_is_a_point_and_accepted_with_the_file(world, claimed) -> None:
    account = account_of(claimed)
    assert f"bank-{account.pk}" in point_keys(claimed)
    check_all(claimed, SOURCES, by=world.office.moderator)
    approve(claimed, by=world.office.moderator)
    account.refresh_from_db()
    assert account.status == "accepted"


def test_a_bank_account_refused_alone_holds_nothing_back(world, claimed) -> None:
    account = account_of(claimed)
    take(account, "refuse", by=world.office.moderator, reason="The holder is a person.")
    check_all(claimed, SOURCES, by=world.office.moderator)
    assert approve(claimed, by=world.office.moderator).after == "verified"


def test_a_certificate_that_is_over_is_marked(desk, claimed) -> None:
    over = {"kind": "quality", "expires_on": today() - timedelta(days=53)}
    Paper.objects.create(company=claimed, file=claimed.licence.file, added_at=now(), **over)
    shown = desk.get(at(claimed, "company")).context["points"]
    assert (shown[-1].tone, shown[-1].advice) == ("red", ["expired 53 days ago"])
