"""The words of money's history, and the notices about it."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.notices.kinds import Kind

EVENT_WORDS: Final[dict[str, object]] = {
    "payment.open": _("Payment asked for"),
    "payment.declared": _("Payment declared, proof uploaded"),
    "payment.first_match": _("Payment matched; a second person confirms"),
    "payment.matched": _("Payment matched in full"),
    "payment.lapsed": _("Not paid in time"),
    "refund.owed": _("Refund owed"),
    "refund.paid": _("Refund paid"),
    "payout.recorded": _("Payout recorded"),
    "payout_line.waiting": _("Put on the statement"),
    "freeze.begun": _("Money frozen by a dispute"),
    "freeze.ended": _("Money not frozen any more"),
}

KINDS: Final = (
    Kind(
        "payment.declared",
        _("Payment of %(number)s declared"),
        _("%(company)s says that the purchase is paid. Match the proof of payment."),
    ),
    Kind(
        "payment.first_match",
        _("Payment of %(number)s: second person"),
        _("The payment of %(company)s is above the limit. Another finance person confirms it."),
    ),
    Kind(
        "payment.matched",
        _("Payment of %(number)s matched"),
        _("Your payment arrived. The money is held until you have the goods."),
        must_send=True,
    ),
    Kind(
        "payment.refused",
        _("Payment of %(number)s not found"),
        _("Finance could not match your proof of payment. Reason: %(reason)s"),
        must_send=True,
    ),
    Kind(
        "payment.partial",
        _("Payment of %(number)s is incomplete"),
        _("%(received)s %(currency)s arrived. Please transfer the rest and declare it."),
        must_send=True,
    ),
    Kind(
        "refund.owed",
        _("You get %(amount)s %(currency)s back"),
        _("It belongs to purchase %(number)s and is owed to you. Reason: %(reason)s"),
        must_send=True,
    ),
    Kind(
        "refund.paid",
        _("%(amount)s %(currency)s was paid back"),
        _("The refund of purchase %(number)s left the bank, reference %(reference)s."),
        must_send=True,
    ),
    Kind(
        "payout_line.waiting",
        _("You owe %(amount)s %(currency)s after a dispute"),
        _("It is for order %(number)s and is taken from your next payout, before anything else."),
        must_send=True,
    ),
    Kind(
        "payout.recorded",
        _("Payout %(number)s: %(amount)s %(currency)s"),
        _("The transfer to you left the bank, reference %(reference)s."),
        must_send=True,
    ),
)
