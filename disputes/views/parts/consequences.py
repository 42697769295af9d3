"""What a step of a dispute brings, in words and figures, before somebody takes it."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from disputes.limits import days
from disputes.views.parts.amounts import Money
from disputes.views.parts.bar import kept
from marketplace.kernel.process import Row
from marketplace.kernel.templatetags.formatting import day_text, money_text

Sums = list[tuple[str, Decimal, str]]


@dataclass(frozen=True, slots=True)
class Consequence:
    """What is said before a step: a sentence, the button's words, and sums where money moves."""

    words: str
    button: object
    sums: Sums


def of_dispute(row: Row, money: Money) -> Consequence:
    """Return what a step of the dispute brings."""
    said = WORDS.get(row.name)
    moves = row.name == "accept" and money.ruled is not None
    return Consequence(
        said(money) if said else "", row.label, _sums(money, money.ruled) if moves else []
    )


def of_proposal(row: Row, money: Money) -> Consequence:
    """Return what an answer to a proposal brings."""
    if row.name != "accept":
        return Consequence(ANSWERS[row.name](), row.label, [])
    back = money.proposed or Decimal(0)
    currency = money.dispute.currency
    button = _("Accept: %(amount)s back to the buyer") % {"amount": money_text(back, currency)}
    return Consequence(_accepting(money), button if back else row.label, _sums(money, back))


def _sums(money: Money, back: Decimal | None) -> Sums:
    given, currency = back or Decimal(0), money.dispute.currency
    return [
        (_("Back to the buyer, gross"), given, currency),
        (kept(money), money.whole - given, currency),
    ]


def _accepting(money: Money) -> str:
    if money.proposal and money.proposal.remedy == "replacement":
        return _(
            "The dispute is settled at once: the seller sends the replacement, and the order waits"
            " for the buyer to confirm it. If it is not right, the lines can be disputed again."
        )
    said = _(
        "It is carried out at once and settles the dispute. These lines can not be disputed again."
    )
    return f"{said} {_owing()}" if money.proposed and money.dispute.freeze.after_release else said


def _owing() -> str:
    return _("The money was released before: the seller owes it, and it comes off the next payout.")


def _declining() -> str:
    return _("The dispute goes on. You can make a proposal of your own instead.")


def _retracting() -> str:
    return _("The other side can not accept it any more. You can make another one.")


def _escalate(_money: Money) -> str:
    return _(
        "Both sides then have %(evidence)s days for evidence, and a moderator rules within"
        " %(ruling)s days after that. You can still settle by a proposal until the ruling."
    ) % {"evidence": days("DISPUTE_EVIDENCE_DAYS"), "ruling": days("DISPUTE_RULING_DAYS")}


def _done(_money: Money) -> str:
    return _(
        "You can add no more files after this. When the other side has said the same, the file goes"
        " to a moderator at once."
    )


def _accept(money: Money) -> str:
    if money.dispute.buyer_accepted_at or money.dispute.seller_accepted_at:
        return _("The other side has accepted it: with your word it is final and the money moves.")
    return _(
        "You can not appeal after this. The ruling is final when the other side accepts too, or"
        " when the term for an appeal is over."
    )


def _withdraw(money: Money) -> str:
    if money.dispute.freeze.after_release:
        return _("The dispute ends without a decision, and the money stays with the seller.")
    whole = money_text(money.whole, money.dispute.currency)
    words = _(
        "The dispute ends without a decision, and %(whole)s is free again: it goes to the seller"
        " with the order. Within the term you may open another dispute about these lines."
    )
    return words % {"whole": whole}


def _claim(money: Money) -> str:
    due = money.dispute.ruling_due
    words = _("You have the file until you rule or give it back. The ruling is due on %(day)s.")
    return words % {"day": day_text(due) if due else "–"}


def _give_back(_money: Money) -> str:
    return _("Another moderator can take the file. Its deadline does not change.")


WORDS: Final[dict[str, Callable[[Money], str]]] = {
    "escalate": _escalate,
    "done": _done,
    "accept": _accept,
    "withdraw": _withdraw,
    "claim": _claim,
    "give_back": _give_back,
}
ANSWERS: Final[dict[str, Callable[[], str]]] = {"decline": _declining, "withdraw": _retracting}
