"""The bar of the money in dispute: what goes back to the buyer and what to the seller, and the
sentence under it."""

from decimal import Decimal

from django.utils.translation import gettext as _

from disputes.views.parts.amounts import Money, Part


def parts(money: Money) -> list[Part]:
    """Return the two parts of the bar with their words: final, ruled, proposed, or claimed."""
    back, words, tones = _split(money)
    currency = money.dispute.currency
    kept = money.whole - back
    return [(words[0], back, currency, tones[0]), (words[1], kept, currency, tones[1])]


def _split(money: Money) -> tuple[Decimal, tuple[str, str], tuple[str, str]]:
    ended = _ended(money)
    if ended is not None:
        return ended, (_("Back to the buyer"), kept(money)), ("red", "green")
    if money.ruled is not None:
        words = (_("Ruled: back to the buyer"), _("Ruled: to the seller"))
        return money.ruled, words, ("blue", "amber")
    if money.proposed is not None:
        words = (_("Proposed: back to the buyer"), _("Proposed: to the seller"))
        return money.proposed, words, ("blue", "amber")
    return _claimed(money)


def kept(money: Money) -> str:
    """Return where the rest goes when the dispute ends: with its order, or to the seller."""
    if money.dispute.order.status == "completed":
        return _("To the seller, less commission")
    return _("Held on, for the seller, until the order is completed")


def _claimed(money: Money) -> tuple[Decimal, tuple[str, str], tuple[str, str]]:
    if money.dispute.wanted == "release":
        words = (_("Not claimed"), _("Claimed by the seller"))
        return money.whole - money.claimed, words, ("neutral", "amber")
    return money.claimed, (_("Claimed by the buyer"), _("Not claimed")), ("blue", "amber")


def _ended(money: Money) -> Decimal | None:
    """Return what went back to the buyer in the end; None while nobody knows."""
    status = money.dispute.status
    if status == "withdrawn":
        return Decimal(0)
    if status == "settled":
        return money.proposed
    if status == "closed":  # without a ruling its order was cancelled, and all is owed back
        return money.whole if money.ruled is None else money.ruled
    return None


def words(money: Money) -> str:
    """Return where the money is now."""
    if not money.dispute.is_open:
        return ""
    if money.dispute.freeze.after_release:
        return _(
            "The money was released before the dispute. What goes back becomes a debt of the"
            " seller, the first line of the next payout."
        )
    return _("Held until the two sides agree, it is withdrawn, or a ruling is final.")
