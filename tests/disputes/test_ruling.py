"""The moderator's part: who may take a file, what a ruling needs, four eyes, acceptance, appeal."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from disputes.actions import (
    accept_ruling,
    appeal,
    claim_file,
    confirm_ruling,
    rule,
    send_ruling_back,
)
from disputes.models import Dispute, Evidence, Ruling, RulingLine
from marketplace.accounts.models import User
from marketplace.companies.actions import add_member
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.events import timeline
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take, turn
from tests.disputes import acts
from tests.world import World


def rows() -> tuple[Any, ...]:
    """Return what a refused step must leave as it was."""
    counted = tuple(m.objects.count() for m in (Event, Ruling, RulingLine))
    return counted, *Dispute.objects.values_list(), *Ruling.objects.values_list()


def refused(work: Callable[[], object]) -> str:
    """Return the code of the refusal, having seen that nothing was written."""
    before = rows()
    with pytest.raises(Refused) as refusal:
        work()
    assert rows() == before
    return refusal.value.code


def one_more(name: str) -> Party:
    """Return one more moderator."""
    person = User.objects.create_user(f"{name}@demo.example", staff_role="moderator")
    return Party(person.pk, None, "moderator")


def test_one_moderator_has_the_file(world: World) -> None:
    dispute = acts.claimed(world)
    assert refused(lambda: claim_file(dispute, by=world.office.moderator2)) == "guard"
    assert refused(lambda: claim_file(dispute, by=world.office.moderator)) == "wrong_actor"


def test_others_do_not_take_files(world: World) -> None:
    dispute = acts.in_review(world)
    for by in (world.buyer, world.seller, world.office.finance, world.office.support, SYSTEM):
        assert refused(lambda b=by: claim_file(dispute, by=b)) == "wrong_actor"


def test_a_moderator_who_was_ever_a_member_of_a_side_does_not(world: World) -> None:
    dispute, by = acts.in_review(world), world.office.moderator
    member = add_member(world.buyer_company, by.person_id or 0, "viewer", by=SYSTEM)
    type(member).objects.filter(pk=member.pk).update(active=False)
    assert refused(lambda: claim_file(dispute, by=by)) == "wrong_actor"
    claim_file(dispute, by=world.office.moderator2)


def test_a_file_given_back_is_free_again(world: World) -> None:
    dispute = acts.claimed(world)
    take(dispute, "give_back", by=world.office.moderator, reason="I know the seller.")
    claim_file(dispute, by=world.office.moderator2)
    dispute.refresh_from_db()
    assert dispute.moderator_id == world.office.moderator2.person_id


def test_an_overdue_file_is_reminded_of_and_may_be_taken_over(world: World) -> None:
    dispute = acts.claimed(world)
    assert refused(lambda: claim_file(dispute, by=world.office.moderator2)) == "guard"
    with played_at(now() + timedelta(days=11)):
        acts.take_due()
        assert timeline(dispute).filter(name="dispute.remind").count() == 1
        claim_file(dispute, by=world.office.moderator2)
    dispute.refresh_from_db()
    assert (dispute.status, dispute.moderator_id) == ("review", world.office.moderator2.person_id)


def test_reminders_come_again_every_five_days(world: World) -> None:
    dispute = acts.in_review(world)
    for days in (10, 11, 12, 16, 17, 22):
        acts.after(days)
    reminded = timeline(dispute).filter(name="dispute.remind")
    begun = timeline(dispute).filter(after="review").earliest("at").at
    assert [(event.at - begun).days for event in reminded] == [11, 17]


def test_only_the_moderator_who_has_the_file_rules(world: World) -> None:
    dispute = acts.claimed(world)
    verdict = acts.verdict(dispute, "50.00")
    for by in (world.office.moderator2, world.buyer, world.office.finance, SYSTEM):
        assert refused(lambda b=by: rule(dispute, verdict, by=b)) == "wrong_actor"


def test_a_ruling_keeps_amounts_reasons_rule_and_evidence(world: World) -> None:
    dispute = acts.ruled(world, "47.50")
    ruling, line = dispute.ruling, dispute.ruling.lines.get()
    assert (ruling.rule, ruling.evidence.count()) == ("as_described", 1)
    assert (line.refund, line.reason) == (Decimal("47.50"), "The pictures show crushed cartons.")


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"remedy": "revenge"}, "remedy"),
        ({"rule": ""}, "rule"),
        ({"reasons": "   "}, "empty"),
        ({"lines": ()}, "lines"),
        ({"remedy": "release"}, "amounts"),
        ({"remedy": "full_refund"}, "amounts"),
        ({"evidence_ids": (0,)}, "not_of_this_dispute"),
    ],
)
def test_what_a_ruling_lacks_is_named(world: World, facts: dict[str, Any], code: str) -> None:
    dispute = acts.claimed(world)
    verdict = acts.verdict(dispute, "50.00", **facts)
    assert refused(lambda: rule(dispute, verdict, by=world.office.moderator)) == code


@pytest.mark.parametrize(("refund", "reason"), [("95.01", "x"), ("-1", "x"), ("50.00", " ")])
def test_each_line_needs_a_fitting_amount_and_a_reason(
    world: World, refund: str, reason: str
) -> None:
    dispute = acts.claimed(world)
    verdict = acts.verdict(dispute, refund)
    lines = tuple(replace(line, reason=reason) for line in verdict.lines)
    by, verdict = world.office.moderator, replace(verdict, lines=lines)
    assert refused(lambda: rule(dispute, verdict, by=by)) in ("amounts", "empty")


def only_hidden(world: World) -> Dispute:
    """Return a claimed dispute to which the buyer gave a file that the seller does not see."""
    dispute = acts.opened(world)
    acts.hidden(dispute, world.buyer)
    with played_at(now() + timedelta(days=4)):
        take(dispute, "escalate", by=world.buyer)
    for step, by in (("done", world.buyer), ("done", world.seller)):
        take(dispute, step, by=by)
    claim_file(dispute, by=world.office.moderator)
    return dispute


def test_hidden_evidence_does_not_carry_a_ruling_alone(world: World) -> None:
    dispute = only_hidden(world)
    hidden = Evidence.objects.get(other_side_sees=False).pk
    verdict = acts.verdict(dispute, "50.00", evidence_ids=(hidden,))
    by = world.office.moderator
    assert refused(lambda: rule(dispute, verdict, by=by)) == "hidden_evidence"


def test_hidden_evidence_supports_what_both_sides_see(world: World) -> None:
    dispute = only_hidden(world)
    rule(dispute, acts.verdict(dispute, "50.00"), by=world.office.moderator)
    assert dispute.ruling.evidence.count() == 2


def test_a_ruling_may_rest_on_the_records_of_the_market(world: World) -> None:
    dispute = acts.claimed(world)
    rule(dispute, acts.verdict(dispute, "50.00", evidence_ids=()), by=world.office.moderator)
    assert acts.status(dispute) == "ruled"


def large(world: World) -> Dispute:
    """Return a claimed dispute over 5,700.00 EUR: 600 pieces at 9.50."""
    dispute = acts.claimed(world, acts.shipped(world, 600, in_stock=1000))
    rule(dispute, acts.verdict(dispute, "700.00"), by=world.office.moderator)
    return dispute


def test_above_the_limit_a_second_moderator_confirms(world: World) -> None:
    dispute = large(world)
    assert (dispute.status, dispute.ruling) == ("second_look", None)
    assert not Ruling.objects.visible_to(world.buyer).exists()
    for by in (world.office.moderator, world.seller, world.office.finance):
        assert refused(lambda b=by: confirm_ruling(dispute, by=b)) == "wrong_actor"
    confirm_ruling(dispute, by=world.office.moderator2)
    assert acts.status(dispute) == "ruled"
    assert dispute.ruling.second_moderator_id == world.office.moderator2.person_id


def test_a_ruling_sent_back_never_counts(world: World) -> None:
    dispute = large(world)
    send_ruling_back(dispute, "The delivery term is DDP.", by=world.office.moderator2)
    assert (acts.status(dispute), dispute.ruling) == ("review", None)
    rule(dispute, acts.verdict(dispute, "900.00"), by=world.office.moderator)
    confirm_ruling(dispute, by=world.office.moderator2)
    assert dispute.ruling.total == Decimal("900.00")


@pytest.mark.parametrize(("pieces", "eyes"), [(526, False), (527, True)])
def test_the_limit_is_five_thousand_euro(world: World, pieces: int, eyes: bool) -> None:
    # 526 x 9.50 = 4,997.00 and 527 x 9.50 = 5,006.50
    dispute = acts.opened(world, acts.shipped(world, pieces, in_stock=1000))
    assert dispute.needs_second_moderator is eyes


def test_an_appeal_above_the_limit_needs_two_fresh_pairs_of_eyes(world: World) -> None:
    dispute = large(world)
    confirm_ruling(dispute, by=world.office.moderator2)
    appeal(dispute, "Too little.", by=world.buyer)
    one, other = one_more("third"), one_more("fourth")
    for by in (world.office.moderator, world.office.moderator2):
        assert refused(lambda b=by: claim_file(dispute, by=b)) == "wrong_actor"
    claim_file(dispute, by=one)
    rule(dispute, acts.verdict(dispute, "5700.00", remedy="full_refund"), by=one)
    assert refused(lambda: confirm_ruling(dispute, by=world.office.moderator2)) == "wrong_actor"
    confirm_ruling(dispute, by=other)
    assert acts.books(dispute.order) == {"refunds_owed": -570000}


def test_each_side_accepts_for_itself_once(world: World) -> None:
    dispute = acts.ruled(world, "47.50")
    accept_ruling(dispute, by=world.buyer)
    assert refused(lambda: accept_ruling(dispute, by=world.buyer)) == "wrong_actor"
    assert refused(lambda: appeal(dispute, "After all", by=world.buyer)) == "wrong_actor"
    dispute.refresh_from_db()
    assert str(turn(dispute, world.seller).waits_for) == "the seller"
    accept_ruling(dispute, by=world.seller)
    assert acts.status(dispute) == "closed"


def test_an_appeal_needs_a_reason_and_fifteen_days(world: World) -> None:
    dispute = acts.ruled(world, "47.50")
    assert refused(lambda: appeal(dispute, "", by=world.seller)) == "missing"
    acts.after(16)
    dispute.refresh_from_db()
    assert refused(lambda: appeal(dispute, "Late", by=world.seller)) == "wrong_state"


def test_who_ruled_first_does_not_decide_the_appeal(world: World) -> None:
    dispute = acts.ruled(world, "47.50")
    appeal(dispute, "The carrier saw no damage.", by=world.seller)
    assert refused(lambda: claim_file(dispute, by=world.office.moderator)) == "wrong_actor"
    claim_file(dispute, by=world.office.moderator2)
    dispute.refresh_from_db()
    assert (dispute.appellant, dispute.appeal_reason) == (
        world.seller_company,
        "The carrier saw no damage.",
    )


def test_the_database_keeps_the_first_moderator_off_the_appeal(world: World) -> None:
    dispute = acts.appealed(world, "47.50")
    first = world.office.moderator.person_id
    with pytest.raises(IntegrityError), transaction.atomic():
        Dispute.objects.filter(pk=dispute.pk).update(appeal_moderator_id=first)


def test_the_database_keeps_one_ruling_by_stage(world: World) -> None:
    ruling = acts.ruled(world, "47.50").ruling
    with pytest.raises(IntegrityError), transaction.atomic():
        Ruling.objects.filter(pk=ruling.pk).update(second_moderator=ruling.moderator)
    ruling.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        ruling.save(force_insert=True)


def test_the_appeal_is_final(world: World) -> None:
    dispute = acts.appealed(world, "47.50")
    acts.again(dispute, world, "0.01")
    assert refused(lambda: appeal(dispute, "Again", by=world.buyer)) == "wrong_state"
