"""What we want of the provider: written before the call, sent, and then as the provider says."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State, is_system

WAITS = ("wanted", "unknown")
OPEN = ("wanted", "unknown", "sent")


def finance(by: Party, _intent: object) -> bool:
    """Actor: a finance person of the platform."""
    return by.may("match")


def finance_or_market(by: Party, _intent: object) -> bool:
    """Actor: a finance person, or the market when nothing holds it any more."""
    return by.is_system or by.may("match")


def may_be_sent(intent: Any) -> object | None:
    """Guard: nothing stands against it; a closed session is never opened again."""
    if intent.kind == "session" and intent.status == "failed":
        return _("The buyer begins a new attempt.")
    return intent.obstacle.reason if intent.obstacle else None


def who_lifts(intent: Any) -> object:
    """Return who acts next on what holds a transfer."""
    return intent.obstacle.next if intent.obstacle else _("the payment provider")


def row(name: str, source: str, target: str, **more: Any) -> Row:
    """Return a step that the market takes unless another actor is given."""
    return Row(name=name, source=source, target=target, **{"actor": is_system, **more})


AGAIN: dict[str, Any] = {
    "actor": finance,
    "guard": may_be_sent,
    "effects": ("intent.take_again",),
    "label": _("Try again with the same key"),
}
FAIL: dict[str, Any] = {"needs": ("reason",), "effects": ("intent.give_back",)}

INTENT = Process(
    name="intent",
    model="online.Intent",
    initial="wanted",
    path=("wanted", "sent", "succeeded"),
    states=(
        State(name="wanted", label=_("To be sent"), waits_for=_("the payment provider")),
        State(
            name="unknown",
            label=_("No answer yet"),
            waits_for=_("the payment provider"),
            default=_("We ask again with the same key, so that nothing happens twice."),
        ),
        State(
            name="held",
            label=_("Held back"),
            waits_for=who_lifts,
            default=_("It goes on by itself when nothing holds it any more."),
        ),
        State(name="sent", label=_("Pending"), waits_for=_("the payer or the bank")),
        State(name="succeeded", label=_("Done")),
        State(name="failed", label=_("Failed"), waits_for=_("finance")),
        State(name="given_up", label=_("Given up")),
    ),
    rows=(
        row("send", "wanted", "sent", needs=("reference",)),
        row("send", "unknown", "sent", needs=("reference",)),
        row("send", "held", "sent", needs=("reference",)),
        row("lose", "wanted", "unknown"),
        row("fail", "wanted", "failed", **FAIL),
        row("fail", "unknown", "failed", **FAIL),
        row("fail", "sent", "failed", **FAIL),
        row("succeed", "sent", "succeeded", effects=("intent.settle",)),
        row("bounce", "succeeded", "failed", needs=("reason",), effects=("intent.bounce",)),
        row("hold", "wanted", "held"),
        row("hold", "unknown", "held"),
        row(
            "release",
            "held",
            "wanted",
            actor=finance_or_market,
            guard=may_be_sent,
            effects=("intent.send_again",),
            label=_("Send it after all"),
        ),
        row("retry", "unknown", "wanted", **AGAIN),
        row("retry", "failed", "wanted", **AGAIN),
        row(
            "give_up",
            "failed",
            "given_up",
            actor=finance,
            needs=("reason",),
            label=_("Pay it by transfer instead"),
            danger=True,
        ),
        row(
            "give_up",
            "held",
            "given_up",
            actor=finance,
            needs=("reason",),
            effects=("intent.give_back",),
            label=_("Pay it by transfer instead"),
            danger=True,
        ),
    ),
)
