"""News of disputes and proposals: to whom each goes, with the facts that its words need."""

from collections.abc import Callable
from typing import Any, Final

from disputes.models import Dispute, Evidence, Proposal
from disputes.notices.kinds import KINDS
from disputes.notices.words import EVENT_WORDS
from disputes.queries.people import both_sides, moderators_for, side, the_moderator
from marketplace.kernel import events
from marketplace.kernel.deadlines import day_of
from marketplace.kernel.models import Deadline, Event
from marketplace.kernel.money import quantize
from marketplace.notices import kinds
from marketplace.notices.actions import tell

Audience = Callable[[Dispute, Event], list[int]]


def _both(dispute: Dispute, _event: Event) -> list[int]:
    return both_sides(dispute)


def _other(dispute: Dispute, event: Event) -> list[int]:
    return side(dispute, dispute.other_side(event.company_id).pk)


def _the_rest(dispute: Dispute, event: Event) -> list[int]:
    """Return both sides and the moderator, without the company or the person that acted."""
    acting = side(dispute, event.company_id)
    everybody = both_sides(dispute) + the_moderator(dispute)
    return [pk for pk in everybody if pk not in acting and pk != event.person_id]


def _everybody(dispute: Dispute, _event: Event) -> list[int]:
    return both_sides(dispute) + the_moderator(dispute)


def _moderators(dispute: Dispute, event: Event) -> list[int]:
    return [pk for pk in moderators_for(dispute) if pk != event.person_id]


def _sides_and_moderators(dispute: Dispute, event: Event) -> list[int]:
    return both_sides(dispute) + _moderators(dispute, event)


def _assigned(dispute: Dispute, _event: Event) -> list[int]:
    return the_moderator(dispute)


def _if_shared(dispute: Dispute, event: Event) -> list[int]:
    """Return who may see the evidence, without its own side."""
    evidence = Evidence.objects.get(pk=event.facts["evidence"])
    return _the_rest(dispute, event) if evidence.other_side_sees else the_moderator(dispute)


AUDIENCES: Final[dict[str, Audience]] = {
    "dispute.opened": _both,
    "dispute.said": _the_rest,
    "dispute.add_evidence": _if_shared,
    "dispute.evidence": _both,
    "dispute.done": _other,
    "dispute.review": _sides_and_moderators,
    "dispute.claim": _both,
    "dispute.give_back": _sides_and_moderators,
    "dispute.remind": _moderators,
    "dispute.second_look": _moderators,
    "dispute.sent_back": _assigned,
    "dispute.ruled": _everybody,
    "dispute.accept": _the_rest,
    "dispute.appeal": _sides_and_moderators,
    "dispute.closed": _everybody,
    "dispute.ended": _everybody,
    "dispute.settled": _everybody,
    "dispute.withdrawn": _everybody,
}
BY_STEP: Final = {"send_back": "dispute.sent_back", "end": "dispute.ended"}
BY_NAME: Final = {
    "dispute.negotiation": "dispute.opened",
    "dispute.appeal_look": "dispute.second_look",
}


def tell_of_dispute(event: Event) -> None:
    """Tell those whom a step of a dispute concerns."""
    dispute = Dispute.objects.select_related("order__buyer", "order__seller").get(
        pk=event.object_id
    )
    kind = BY_STEP.get(event.step) or BY_NAME.get(event.name, event.name)
    people = AUDIENCES[kind](dispute, event)
    tell(people, kind, url=dispute.get_absolute_url(), **_facts(dispute, event))


def _facts(dispute: Dispute, event: Event) -> dict[str, Any]:
    """Return what the words name; days as ISO 8601, the same in every language."""
    due = Deadline.objects.filter(object_type="disputes.dispute", object_id=dispute.pk)
    first = due.order_by("due_at").first()
    return {
        "number": dispute.number,
        "order": dispute.order.number,
        "by": _actor(dispute, event),
        "until": day_of(first.due_at).isoformat() if first else "",
        "reason": event.facts.get("reason", ""),
    }


def _actor(dispute: Dispute, event: Event) -> str:
    sides = {company.pk: company.display_name for company in (dispute.buyer, dispute.seller)}
    return sides.get(event.company_id or 0, "Comptoir")


def tell_of_proposal(event: Event) -> None:
    """Tell the side that did not act, and the moderator who has the file; the opening claim is told
    with the dispute itself."""
    proposal = Proposal.objects.select_related("dispute__order").get(pk=event.object_id)
    dispute = proposal.dispute
    if event.name == "proposal.open" and dispute.proposals.earliest("pk") == proposal:
        return
    tell(
        _the_rest(dispute, event),
        event.name,
        url=dispute.get_absolute_url(),
        amount=quantize(proposal.total, dispute.currency),
        currency=dispute.currency,
        **_facts(dispute, event),
    )


def register() -> None:
    """Make kinds and words known and listen to the events."""
    kinds.register(*KINDS)
    for name, text in EVENT_WORDS.items():
        events.describe(name, text)
    for name in AUDIENCES.keys() | BY_NAME.keys():
        events.subscribe(name, tell_of_dispute)
    for name in ("proposal.open", "proposal.declined", "proposal.withdrawn"):
        events.subscribe(name, tell_of_proposal)
