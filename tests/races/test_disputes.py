"""Two people decide the same dispute at the same moment: one ruling, one outcome, one refund.

The controls take the guard away (row lock, compare-and-set, constraint) and show the race.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from decimal import Decimal
from threading import Barrier, BrokenBarrierError
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet

from checkout.payment.models import Refund
from disputes.actions import (
    accept_ruling,
    add_evidence,
    answer,
    claim_file,
    confirm_ruling,
    done_with_evidence,
    propose,
    rule,
)
from disputes.facts import Offer
from disputes.models import Dispute, Proposal, Ruling
from marketplace.accounts.models import User
from marketplace.kernel import effects, steps
from marketplace.kernel.events import timeline
from marketplace.kernel.party import Party
from tests.disputes import acts
from tests.races.at_once import at_once
from tests.world import World

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def refusals(results: list[Any]) -> int:
    """Return how many of the works were refused, by a rule or by the database."""
    return sum(isinstance(result, Exception) for result in results)


def events(obj: Any, name: str) -> int:
    """Return how often something happened."""
    return timeline(obj).filter(name=name).count()


def take_file(world: World, dispute: Dispute) -> list[Any]:
    """Both moderators take the file."""
    staff = (world.office.moderator, world.office.moderator2)
    return at_once([lambda by=by: claim_file(dispute, by=by) for by in staff])


def rule_twice(world: World, dispute: Dispute) -> list[Any]:
    """The moderator rules in two windows, with two amounts."""
    verdicts = [acts.verdict(dispute, refund) for refund in ("40.00", "60.00")]
    return at_once([lambda v=v: rule(dispute, v, by=world.office.moderator) for v in verdicts])


def answer_twice(world: World, proposal: Proposal) -> list[Any]:
    """The other side accepts while the proposer withdraws."""
    return at_once(
        [
            lambda: answer(proposal, "accept", by=world.seller),
            lambda: answer(proposal, "withdraw", by=world.buyer),
        ]
    )


def test_two_moderators_take_one_file(world: World) -> None:
    dispute = acts.in_review(world)
    results = take_file(world, dispute)
    assert (refusals(results), events(dispute, "dispute.claim")) == (1, 1)


def test_two_rulings_at_once_are_one(world: World) -> None:
    dispute = acts.claimed(world)
    results = rule_twice(world, dispute)
    assert (refusals(results), Ruling.objects.count()) == (1, 1)
    assert events(dispute, "dispute.ruled") == 1


def test_taking_over_while_the_other_rules_is_one_ruling(world: World) -> None:
    dispute = acts.claimed(world)
    Dispute.objects.filter(pk=dispute.pk).update(ruling_due=dispute.opened_at)
    mine, other = world.office.moderator, world.office.moderator2
    verdict = acts.verdict(dispute, "40.00")

    def take_over() -> Ruling:
        claim_file(dispute, by=other)
        return rule(dispute, verdict, by=other)

    results = at_once([lambda: rule(dispute, verdict, by=mine), take_over])
    assert (refusals(results), Ruling.objects.count()) == (1, 1)


def test_two_second_moderators_confirm_once(world: World) -> None:
    dispute = acts.claimed(world, acts.shipped(world, 600, in_stock=1000))
    rule(dispute, acts.verdict(dispute, "700.00"), by=world.office.moderator)
    person = User.objects.create_user("third@demo.example", staff_role="moderator")
    staff = (world.office.moderator2, Party(person.pk, None, "moderator"))
    results = at_once([lambda by=by: confirm_ruling(dispute, by=by) for by in staff])
    assert (refusals(results), events(dispute, "dispute.ruled")) == (1, 1)


def test_accepted_and_withdrawn_at_once_is_one_of_them(world: World) -> None:
    dispute = acts.opened(world)
    proposal = dispute.open_proposal
    results = answer_twice(world, proposal)
    outcome = (acts.status(proposal), acts.status(dispute), Refund.objects.count())
    assert refusals(results) == 1
    assert outcome in {("accepted", "settled", 1), ("withdrawn", "negotiation", 0)}


def test_accepted_while_it_is_ruled_is_one_outcome(world: World) -> None:
    dispute = acts.claimed(world)
    proposal, verdict = dispute.open_proposal, acts.verdict(dispute, "40.00")
    results = at_once(
        [
            lambda: answer(proposal, "accept", by=world.seller),
            lambda: rule(dispute, verdict, by=world.office.moderator),
        ]
    )
    outcome = (acts.status(proposal), acts.status(dispute), Ruling.objects.count())
    assert refusals(results) == 1
    assert outcome in {("accepted", "settled", 0), ("open", "ruled", 1)}


def test_two_proposals_at_once_leave_one_open(world: World) -> None:
    dispute = acts.opened(world)
    line = dispute.lines.get().line_id
    offer = Offer(remedy="partial_refund", refunds={line: Decimal("20.00")})
    at_once([lambda by=by: propose(dispute, offer, by=by) for by in (world.buyer, world.seller)])
    assert Proposal.objects.filter(status="open").count() == 1


def test_both_sides_accept_at_once_and_money_moves_once(world: World) -> None:
    dispute = acts.ruled(world, "40.00")
    at_once([lambda by=by: accept_ruling(dispute, by=by) for by in (world.buyer, world.seller)])
    assert acts.status(dispute) == "closed"
    assert [refund.amount for refund in Refund.objects.all()] == [Decimal("40.00")]


def test_both_sides_complete_their_evidence_at_once(world: World) -> None:
    dispute = acts.in_evidence(world)
    sides = (world.buyer, world.seller)
    at_once([lambda by=by: done_with_evidence(dispute, by=by) for by in sides])
    assert (acts.status(dispute), events(dispute, "dispute.review")) == ("review", 1)


def test_a_line_is_disputed_once(world: World) -> None:
    order = acts.shipped(world)
    results = at_once([lambda: acts.opened(world, order)] * 3)
    assert (refusals(results), Dispute.objects.count()) == (2, 1)


def test_the_tenth_file_is_the_last(world: World) -> None:
    dispute = acts.opened(world)
    for number in range(8):
        add_evidence(dispute, acts.exhibit(f"Picture {number}"), by=world.buyer)
    results = at_once([lambda: add_evidence(dispute, acts.exhibit(), by=world.buyer)] * 2)
    assert (refusals(results), dispute.evidence.count()) == (1, 10)


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Take the row lock and the compare-and-set away, and let two people pass the checks of a step
    together."""
    allowed, both = steps._allowed, Barrier(2)

    def together(obj: Any, step: str, *rest: Any) -> Any:
        row = allowed(obj, step, *rest)
        if step in waiting:
            with suppress(BrokenBarrierError):
                both.wait(timeout=5)
        return row

    waiting: set[str] = set()
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows.all())
    monkeypatch.setattr(steps, "_allowed", together)
    monkeypatch.setattr(steps, "_compare_and_set", set_anyway)
    yield waiting.add


def set_anyway(obj: Any, row: Any) -> None:
    """Write the state whatever it is by now."""
    type(obj)._base_manager.filter(pk=obj.pk).update(status=row.target)


def test_without_the_guard_two_moderators_have_the_file(
    world: World, unguarded: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    dispute = acts.in_review(world)
    monkeypatch.setitem(effects._effects, "dispute.assign", [assign_anyway])
    unguarded("claim")
    results = take_file(world, dispute)
    assert (refusals(results), events(dispute, "dispute.claim")) == (0, 2)


def assign_anyway(dispute: Dispute, event: Any) -> None:
    """Write the moderator whoever has the file by now."""
    Dispute.objects.filter(pk=dispute.pk).update(moderator_id=event.person_id)


@pytest.fixture
def without_constraint(world: World) -> Iterator[None]:
    """Let the database keep two rulings of one stage, for one test."""
    (rule_of_one,) = [c for c in Ruling._meta.constraints if c.name == "one_ruling_per_stage"]
    with connection.schema_editor() as editor:
        editor.remove_constraint(Ruling, rule_of_one)
    yield
    for model in (Ruling.evidence.through, Ruling.lines.rel.related_model, Ruling):
        model.objects.all().delete()
    with connection.schema_editor() as editor:
        editor.add_constraint(Ruling, rule_of_one)


@pytest.mark.usefixtures("without_constraint")
def test_without_the_guard_two_rulings_stand(
    world: World, unguarded: Callable[[str], None]
) -> None:
    dispute = acts.claimed(world)
    unguarded("rule")
    results = rule_twice(world, dispute)
    assert (refusals(results), Ruling.objects.count()) == (0, 2)


def test_without_the_guard_a_withdrawn_proposal_pays(
    world: World, unguarded: Callable[[str], None]
) -> None:
    dispute = acts.opened(world)
    proposal = dispute.open_proposal
    for step in ("accept", "withdraw"):
        unguarded(step)
    results = answer_twice(world, proposal)
    assert (refusals(results), Refund.objects.count()) == (0, 1)
    assert events(proposal, "proposal.accepted") == events(proposal, "proposal.withdrawn") == 1
