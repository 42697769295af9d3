"""Who is told what of online payment, and the words of its history."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from checkout.payment.online.models import Chargeback, Intent
from checkout.payment.queries import finance_people
from marketplace.kernel import events
from marketplace.kernel.models import Event
from marketplace.notices import kinds
from marketplace.notices.actions import tell
from marketplace.notices.kinds import Kind

EVENT_WORDS: Final[dict[str, object]] = {
    "intent.wanted": _("To be sent to the payment provider"),
    "intent.unknown": _("The payment provider gave no answer"),
    "intent.held": _("Held before it was sent"),
    "intent.sent": _("The payment provider has it"),
    "intent.succeeded": _("Done by the payment provider"),
    "intent.failed": _("The payment provider did not do it"),
    "intent.given_up": _("Given up, to be paid by transfer"),
    "chargeback.opened": _("The payer's bank disputes the payment"),
    "chargeback.closed": _("The card dispute ended"),
    "chargeback.carried": _("The platform bears the lost card dispute"),
    "online_account.begun": _("Account for online payouts begun"),
    "online_account.ready": _("Account for online payouts ready"),
}
KINDS: Final = (
    Kind(
        "intent.failed",
        _("Online payment failed: %(number)s"),
        _("%(what)s of purchase %(number)s failed. The provider says: %(fault)s"),
    ),
    Kind(
        "chargeback.opened",
        _("Card dispute: %(number)s"),
        _("The payer's bank disputes %(amount)s %(currency)s. Transfers to sellers are held."),
        must_send=True,
    ),
)


def register_notices() -> None:
    """Make kinds and words known."""
    kinds.register(*KINDS)
    for name, text in EVENT_WORDS.items():
        events.describe(name, text)


def listen() -> None:
    """Tell finance; called only when the market has a key."""
    events.subscribe("intent.failed", tell_failed)
    events.subscribe("chargeback.opened", tell_disputed)


def tell_failed(event: Event) -> None:
    """Tell finance what failed; a payer's own attempt is no news to it."""
    intent = Intent.objects.select_related("purchase").get(pk=event.object_id)
    if intent.kind == "session":
        return
    tell(
        finance_people(),
        "intent.failed",
        url=reverse("online:intents"),
        number=intent.purchase.number,
        what=intent.get_kind_display(),
        fault=intent.fault,
    )


def tell_disputed(event: Event) -> None:
    """Tell finance that a payer's bank wants the money back."""
    found = Chargeback.objects.select_related("session__purchase").get(pk=event.object_id)
    tell(
        finance_people(),
        "chargeback.opened",
        url=reverse("online:intents"),
        number=found.session.purchase.number,
        amount=found.amount,
        currency=found.currency,
    )
