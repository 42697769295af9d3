"""The negotiation: messages, evidence and who sees it, proposals, and the clock that ends it."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from disputes.actions import add_evidence, answer, done_with_evidence, propose, say, withdraw
from disputes.facts import Offer
from disputes.models import Dispute, Evidence, Proposal, ProposalLine, Statement
from marketplace.companies.actions import add_member
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.models import Event
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from marketplace.kernel.steps import take, turn
from tests.disputes import acts
from tests.world import World, party_in


def rows() -> tuple[Any, ...]:
    """Return what a refused step must leave as it was."""
    counted = tuple(m.objects.count() for m in (Event, Evidence, Statement, ProposalLine))
    return counted, *Proposal.objects.values_list("pk", "status"), *Dispute.objects.values_list()


def refused(work: Callable[[], object]) -> str:
    """Return the code of the refusal, having seen that nothing was written."""
    before = rows()
    with pytest.raises(Refused) as refusal:
        work()
    assert rows() == before
    return refusal.value.code


def offer(dispute: Dispute, refund: str, remedy: str = "partial_refund") -> Offer:
    """Return an offer of so much for the only line."""
    return Offer(remedy=remedy, refunds={dispute.lines.get().line_id: Decimal(refund)})


def test_both_sides_write_to_the_file(world: World) -> None:
    dispute = acts.opened(world)
    said = [say(dispute, text, by=by).text for text, by in _lines(world)]
    assert said == ["It came crushed.", "Send pictures."]


def _lines(world: World) -> list[tuple[str, Party]]:
    return [(" It came crushed. ", world.buyer), ("Send pictures.", world.seller)]


def test_strangers_and_moderators_without_the_file_do_not_write(world: World) -> None:
    dispute = acts.in_review(world)
    for by in (world.buyer2, world.seller2, world.office.moderator, world.office.finance):
        assert refused(lambda b=by: say(dispute, "Hm.", by=b)) == "wrong_actor"


def test_the_moderator_who_has_the_file_asks(world: World) -> None:
    dispute = acts.claimed(world)
    assert say(dispute, "Which carton?", by=world.office.moderator).company is None


def test_nobody_writes_after_the_end_or_nothing(world: World) -> None:
    dispute = acts.opened(world)
    assert refused(lambda: say(dispute, "  ", by=world.buyer)) == "empty"
    withdraw(dispute, "Found it.", by=world.buyer)
    assert refused(lambda: say(dispute, "One more thing", by=world.seller)) == "wrong_state"


def test_hidden_evidence_is_for_its_side_and_moderators(world: World) -> None:
    dispute = acts.opened(world)
    shared, hidden = dispute.evidence.get().pk, acts.hidden(dispute, world.buyer)
    everything = (world.buyer, world.office.moderator)
    for by, sees in [*((by, {shared, hidden}) for by in everything), (world.seller, {shared})]:
        assert set(Evidence.objects.visible_to(by).values_list("pk", flat=True)) == sees
    assert not Evidence.objects.visible_to(world.seller2).exists()


def test_a_hidden_file_is_not_reachable_by_its_address(world: World) -> None:
    dispute = acts.opened(world)
    file = Evidence.objects.get(pk=acts.hidden(dispute, world.buyer)).file
    with translation.override("en"):
        address = reverse("file", args=[file.public_id])
        people = (world.buyer, world.office.moderator, world.seller, world.buyer2)
        codes = [world.client(by).get(address).status_code for by in people]
    assert codes == [200, 200, 404, 404]


def test_a_moderator_of_one_of_the_companies_sees_nothing(world: World) -> None:
    dispute = acts.opened(world)
    by = world.office.moderator
    add_member(world.seller_company, by.person_id or 0, "viewer", by=SYSTEM)
    assert not Dispute.objects.visible_to(by).exists()
    assert not Evidence.objects.visible_to(by).exists()
    assert dispute in Dispute.objects.visible_to(world.office.moderator2)


def test_a_side_gives_ten_files_at_most(world: World) -> None:
    dispute = acts.opened(world)
    for number in range(9):
        add_evidence(dispute, acts.exhibit(f"Picture {number}"), by=world.buyer)
    assert refused(lambda: add_evidence(dispute, acts.exhibit(), by=world.buyer)) == "too_many"
    assert add_evidence(dispute, acts.exhibit(), by=world.seller).pk


def test_evidence_says_what_it_shows_and_of_whom(world: World) -> None:
    dispute = acts.opened(world)
    for exhibit, code in [
        (acts.exhibit(third_persons=""), "third_persons"),
        (acts.exhibit(third_persons="unknown"), "third_persons"),
        (acts.exhibit(" "), "empty"),
    ]:
        assert refused(lambda e=exhibit: add_evidence(dispute, e, by=world.seller)) == code


def test_evidence_ends_with_ones_own_word_and_with_the_window(world: World) -> None:
    dispute = acts.in_evidence(world)
    done_with_evidence(dispute, by=world.buyer)
    add = lambda by: add_evidence(dispute, acts.exhibit(), by=by)  # noqa: E731
    assert refused(lambda: add(world.buyer)) == "wrong_actor"
    assert add(world.seller).other_side_sees
    done_with_evidence(dispute, by=world.seller)
    assert (acts.status(dispute), refused(lambda: add(world.seller))) == ("review", "wrong_state")


def test_silence_in_the_window_sends_the_file_on(world: World) -> None:
    dispute = acts.in_evidence(world)
    assert acts.after(5) == 0
    acts.after(6)
    assert acts.status(dispute) == "review"


def test_only_the_other_side_accepts(world: World) -> None:
    proposal = acts.opened(world).open_proposal
    viewer = party_in(world.buyer_company, "approver")
    for by in (world.buyer, viewer, world.seller2, world.office.moderator, SYSTEM):
        assert refused(lambda b=by: answer(proposal, "accept", by=b)) == "wrong_actor"


def test_only_the_own_side_withdraws(world: World) -> None:
    proposal = acts.opened(world).open_proposal
    assert refused(lambda: answer(proposal, "withdraw", by=world.seller)) == "wrong_actor"
    answer(proposal, "withdraw", by=world.buyer)
    assert acts.status(proposal) == "withdrawn"


def test_a_new_proposal_replaces_the_open_one(world: World) -> None:
    dispute = acts.opened(world)
    first = dispute.open_proposal
    counter = propose(dispute, offer(dispute, "20.00"), by=world.seller)
    assert (acts.status(first), dispute.open_proposal) == ("lapsed", counter)
    assert refused(lambda: answer(first, "accept", by=world.seller)) == "wrong_state"


def test_whose_answer_is_awaited(world: World) -> None:
    dispute = acts.opened(world)
    assert str(turn(dispute, world.buyer).waits_for) == "the seller"
    propose(dispute, offer(dispute, "20.00"), by=world.seller)
    assert str(turn(dispute, world.buyer).waits_for) == "the buyer"
    answer(dispute.open_proposal, "decline", by=world.buyer)
    assert str(turn(dispute, world.buyer).waits_for) == "both sides"


@pytest.mark.parametrize(
    ("remedy", "refund"),
    [
        ("partial_refund", "0"),
        ("partial_refund", "95.01"),
        ("partial_refund", "-1"),
        ("partial_refund", "9.999"),
        ("full_refund", "94.99"),
        ("release", "0.01"),
        ("replacement", "5.00"),
        ("return_and_refund", "0"),
    ],
)
def test_amounts_fit_the_claim_and_the_remedy(world: World, remedy: str, refund: str) -> None:
    dispute = acts.opened(world)
    made = offer(dispute, refund, remedy)
    assert refused(lambda: propose(dispute, made, by=world.seller)) == "amounts"


def test_a_proposal_for_another_line_or_by_a_stranger_is_refused(world: World) -> None:
    dispute, stranger = acts.opened(world), world.seller2
    other = Offer(remedy="partial_refund", refunds={None: Decimal("5.00")})
    assert refused(lambda: propose(dispute, other, by=world.seller)) == "amounts"
    fitting = offer(dispute, "5.00")
    assert refused(lambda: propose(dispute, fitting, by=stranger)) == "wrong_actor"


def test_nobody_proposes_or_accepts_once_a_ruling_stands(world: World) -> None:
    dispute = acts.claimed(world)
    proposal = propose(dispute, offer(dispute, "20.00"), by=world.seller)
    acts.rule(dispute, acts.verdict(dispute, "50.00"), by=world.office.moderator)
    assert refused(lambda: answer(proposal, "accept", by=world.buyer)) == "guard"
    made = offer(dispute, "30.00")
    assert refused(lambda: propose(dispute, made, by=world.buyer)) == "wrong_state"
    relay()
    assert acts.status(proposal) == "lapsed"


@pytest.mark.parametrize("days", [0, 3])
def test_nobody_escalates_in_the_first_three_days(world: World, days: int) -> None:
    dispute = acts.opened(world)
    with played_at(now() + timedelta(days=days)):
        assert refused(lambda: take(dispute, "escalate", by=world.buyer)) == "guard"


def test_the_reason_why_not_names_the_day(world: World) -> None:
    with played_at(now().replace(year=2026, month=11, day=18, hour=9)):
        order = acts.shipped(world)
        dispute = acts.opened(world, order)
        with pytest.raises(Refused, match="from 22 Nov 2026 on"), translation.override("en"):
            take(dispute, "escalate", by=world.seller)


def test_either_side_escalates_from_the_fourth_day(world: World) -> None:
    dispute = acts.opened(world)
    with played_at(now() + timedelta(days=4)):
        take(dispute, "escalate", by=world.seller)
    assert acts.status(dispute) == "evidence"


def test_by_itself_it_goes_on_after_the_seventh_day(world: World) -> None:
    dispute = acts.opened(world)
    assert acts.after(7) == 0
    acts.after(8)
    assert acts.status(dispute) == "evidence"


def test_only_the_opener_withdraws_and_says_why(world: World) -> None:
    dispute = acts.opened(world)
    assert refused(lambda: withdraw(dispute, "No.", by=world.seller)) == "wrong_actor"
    assert refused(lambda: withdraw(dispute, "", by=world.buyer)) == "missing"
