"""One dispute of the demo as it is played: each verb is the action of the person named."""

from decimal import Decimal
from typing import Any, Final, Literal

from checkout.order.models import Order
from config.demo.cases import Case
from config.demo.history import seller_of
from config.demo.papers import paper
from config.demo.trading import receive_all
from disputes import actions
from disputes.facts import Claim, Exhibit, LineVerdict, Offer, Verdict
from disputes.models import Dispute
from marketplace.kernel.money import quantize
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take

Side = Literal["buyer", "seller"]
BENCH: Final = ("first", "second", "third", "fourth")
RULES: Final = {
    "not_delivered": "delivery_owed",
    "late": "delivery_owed",
    "damaged": "damage_in_transit",
    "papers_missing": "papers_owed",
}
REASONS: Final = (
    "What both sides can see in the file shows the fault. The listing as it was sold promises"
    " otherwise, and the seller named nothing that speaks against it."
)


class Quarrel:
    """A case with its order and everybody who has a part in it."""

    dispute: Dispute

    def __init__(self, case: Case, order: Order, bench: list[Party]) -> None:
        """Seat the buyer, the seller and the moderators."""
        self.case, self.order = case, order
        buyer = Party(order.purchase.placed_by_id, order.buyer_id, "purchaser")
        self.people = {"buyer": buyer, "seller": seller_of(order)} | dict(
            zip(BENCH, bench, strict=True)
        )

    @property
    def opener(self) -> Side:
        """Who opened the dispute."""
        return "seller" if self.case.by_seller else "buyer"

    def play(self, verb: str, who: str, *facts: Any) -> None:
        """Let somebody do something; a step of the table without facts is taken as it is."""
        by, act = self.people[who], getattr(self, f"_{verb}", None)
        if act is None:
            take(self.dispute, verb, by=by)
        else:
            act(by, *facts)

    def _open(self, by: Party) -> None:
        lines = {line.pk: line.quantity for line in self.order.lines.all()}
        claim = Claim(
            reason=self.case.reason, facts=self.case.facts, wanted=self.case.wanted, lines=lines
        )
        shown = [_exhibit(f"Picture {number} of the goods") for number in (1, 2)]
        self.dispute = actions.open_dispute(self.order, claim, shown, by=by)

    def _add(self, by: Party, title: str, shared: bool) -> None:
        actions.add_evidence(self.dispute, _exhibit(title, shared=shared), by=by)

    def _say(self, by: Party, text: str) -> None:
        actions.say(self.dispute, text, by=by)

    def _offer(self, by: Party, percent: int, note: str) -> None:
        offer = Offer(remedy="partial_refund", refunds=self._part(percent), note=note)
        actions.propose(self.dispute, offer, by=by)

    def _answer(self, by: Party, word: Literal["accept", "decline", "withdraw"]) -> None:
        proposal = self.dispute.open_proposal
        if proposal is not None:
            actions.answer(proposal, word, by=by)

    def _part(self, percent: int) -> dict[int | None, Decimal]:
        """Return so much of what is claimed of every line."""
        currency = self.dispute.currency
        return {
            line: quantize(claimed * percent / 100, currency)
            for line, claimed in self.dispute.claimed.items()
        }

    def _rule(self, by: Party, percent: int) -> None:
        said = f"{percent} % of the price: the pieces that the evidence shows can not be used."
        verdict = Verdict(
            remedy="full_refund" if percent == 100 else "partial_refund",
            rule=RULES.get(self.case.reason, "as_described"),
            reasons=REASONS,
            lines=tuple(
                LineVerdict(line_id=line, refund=refund, reason=said)
                for line, refund in self._part(percent).items()
            ),
            evidence_ids=tuple(self.dispute.evidence.values_list("pk", flat=True)),
        )
        actions.rule(self.dispute, verdict, by=by)

    def _appeal(self, by: Party, reason: str) -> None:
        actions.appeal(self.dispute, reason, by=by)

    def _receive(self, by: Party) -> None:
        receive_all(self.order, by)

    def _withdraw(self, by: Party, reason: str) -> None:
        actions.withdraw(self.dispute, reason, by=by)


def _exhibit(title: str, *, shared: bool = True) -> Exhibit:
    upload = paper(title, ["Taken in our goods-in"], "evidence")
    return Exhibit(upload=upload, title=title, third_persons="none", other_side_sees=shared)
