"""Who is told of every step: both sides and the moderators, and none of it can be switched off."""

from disputes.actions import (
    accept_ruling,
    add_evidence,
    answer,
    appeal,
    confirm_ruling,
    done_with_evidence,
    propose,
    rule,
    say,
    send_ruling_back,
    withdraw,
)
from disputes.facts import Offer
from disputes.models import Dispute
from disputes.notices.kinds import KINDS
from disputes.notices.telling import AUDIENCES
from marketplace.kernel.events import timeline, words
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take
from marketplace.notices.models import Notice
from tests.disputes import acts
from tests.world import World


def told(world: World, kind: str) -> set[str]:
    """Deliver what is owed; return who was told of the kind."""
    relay()
    people = Notice.objects.filter(kind=kind).values_list("person__email", flat=True)
    return {email.partition("@")[0] for email in people}


BUYERS = {"owner", "buyer"}
MODERATORS = {"moderator", "moderator2"}


def sellers(world: World) -> set[str]:
    """Return who sells for the seller."""
    return {m.person.email.partition("@")[0] for m in world.seller_company.members.all()}


def test_none_can_be_switched_off() -> None:
    assert all(kind.must_send for kind in KINDS)
    spoken = {"proposal.open", "proposal.declined", "proposal.withdrawn"}
    assert {kind.name for kind in KINDS} == set(AUDIENCES) | spoken


def test_both_sides_hear_of_the_opening(world: World) -> None:
    acts.opened(world)
    assert told(world, "dispute.opened") == BUYERS | sellers(world)
    assert told(world, "proposal.open") == set()


def test_a_message_goes_to_the_other_side(world: World) -> None:
    say(acts.opened(world), "When?", by=world.seller)
    assert told(world, "dispute.said") == BUYERS


def test_the_moderator_asks_both(world: World) -> None:
    say(acts.claimed(world), "Which?", by=world.office.moderator)
    assert told(world, "dispute.said") == BUYERS | sellers(world)


def test_hidden_evidence_is_no_news_to_the_other_side(world: World) -> None:
    dispute = acts.opened(world)
    acts.hidden(dispute, world.buyer)
    assert told(world, "dispute.add_evidence") == set()
    add_evidence(dispute, acts.exhibit(), by=world.buyer)
    assert told(world, "dispute.add_evidence") == sellers(world)


def test_proposals_and_answers(world: World) -> None:
    dispute = acts.opened(world)
    answer(dispute.open_proposal, "decline", by=world.seller)
    assert told(world, "proposal.declined") == BUYERS
    offer = Offer(remedy="release", note="Sorry, no.")
    answer(propose(dispute, offer, by=world.seller), "withdraw", by=world.seller)
    assert (told(world, "proposal.open"), told(world, "proposal.withdrawn")) == (BUYERS, BUYERS)


def test_a_settlement_is_told_to_both(world: World) -> None:
    answer(acts.opened(world).open_proposal, "accept", by=world.seller)
    assert told(world, "dispute.settled") == BUYERS | sellers(world)


def test_the_withdrawal_is_told_to_both(world: World) -> None:
    withdraw(acts.opened(world), "Found it.", by=world.buyer)
    assert told(world, "dispute.withdrawn") == BUYERS | sellers(world)


def test_the_way_to_a_moderator(world: World) -> None:
    dispute = acts.in_evidence(world)
    assert told(world, "dispute.evidence") == BUYERS | sellers(world)
    done_with_evidence(dispute, by=world.buyer)
    assert told(world, "dispute.done") == sellers(world)
    done_with_evidence(dispute, by=world.seller)
    assert told(world, "dispute.review") == BUYERS | sellers(world) | MODERATORS


def test_a_file_given_back_is_told_to_all(world: World) -> None:
    take(acts.claimed(world), "give_back", by=world.office.moderator, reason="I am ill.")
    assert told(world, "dispute.give_back") == BUYERS | sellers(world) | {"moderator2"}


def test_the_moderator_hears_of_a_proposal_too(world: World) -> None:
    dispute = acts.claimed(world)
    propose(dispute, Offer(remedy="release"), by=world.seller)
    assert told(world, "proposal.open") == BUYERS | {"moderator"}


def test_an_overdue_ruling_reminds_every_moderator(world: World) -> None:
    acts.claimed(world)
    acts.after(11)
    assert told(world, "dispute.remind") == MODERATORS


def test_ruling_acceptance_and_appeal(world: World) -> None:
    dispute = acts.ruled(world, "47.50")
    assert told(world, "dispute.ruled") == BUYERS | sellers(world) | {"moderator"}
    accept_ruling(dispute, by=world.buyer)
    assert told(world, "dispute.accept") == sellers(world) | {"moderator"}
    appeal(dispute, "The carrier saw no damage.", by=world.seller)
    assert told(world, "dispute.appeal") == BUYERS | sellers(world) | {"moderator2"}


def test_the_second_look(world: World) -> None:
    dispute = acts.claimed(world, acts.shipped(world, 600, in_stock=1000))
    by: Party = world.office.moderator
    rule(dispute, acts.verdict(dispute, "700.00"), by=by)
    assert told(world, "dispute.second_look") == {"moderator2"}
    send_ruling_back(dispute, "Why?", by=world.office.moderator2)
    assert told(world, "dispute.sent_back") == {"moderator"}
    rule(dispute, acts.verdict(dispute, "800.00"), by=by)
    confirm_ruling(dispute, by=world.office.moderator2)
    assert told(world, "dispute.ruled") == BUYERS | sellers(world) | {"moderator"}


def test_the_timeline_tells_it_in_words(world: World) -> None:
    dispute = acts.ruled(world, "47.50")
    names = [event.name for event in timeline(Dispute.objects.get(pk=dispute.pk))]
    assert names == [
        "dispute.negotiation",
        "dispute.evidence",
        "dispute.done",
        "dispute.done",
        "dispute.review",
        "dispute.claim",
        "dispute.ruled",
    ]
    assert all(str(words(name)) != name for name in names)
