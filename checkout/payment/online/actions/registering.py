"""What online payment answers to: its table's effects, its topics, and (switched on) the news."""

from checkout.payment.online.actions import (
    handling,
    hearing,
    holding,
    refunding,
    sending,
    sessions,
    settling,
    transferring,
    wanting,
)
from marketplace.kernel import effects, events, outbox


def register_effects() -> None:
    """Let the table of intents and the outbox find what they name."""
    effects.register("intent.settle", settling.settle)
    effects.register("intent.bounce", settling.bounce)
    effects.register("intent.give_back", settling.fail)
    effects.register("intent.take_again", settling.take_again)
    effects.register("intent.send_again", settling.send_again)
    outbox.handles(wanting.TOPIC, sending.send_owed, apart=True)
    outbox.handles(hearing.TOPIC, handling.handle, apart=True)
    outbox.handles(sessions.TOPIC_CLOSE, sessions.close, apart=True)


def listen() -> None:
    """Hear what the market does with money; called only when the market has a key."""
    events.subscribe("refund.owed", refunding.on_owed)
    events.subscribe("payout_line.waiting", transferring.on_waiting)
    events.subscribe("company.verified", holding.on_verified)
    for name in ("payment.declared", "payment.matched", "payment.lapsed"):
        events.subscribe(name, sessions.close_sessions)
