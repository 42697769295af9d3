"""The call itself, its answer, and asking again: always the same key, never two effects."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from checkout.payment.online import gateway, rules
from checkout.payment.online.actions.holding import hold
from checkout.payment.online.actions.wanting import OWN_TIME
from checkout.payment.online.models import Intent
from checkout.payment.online.process import WAITS
from marketplace.kernel import steps
from marketplace.kernel.clock import real_now
from marketplace.kernel.party import SYSTEM

MISMATCH = "the provider's amount is not the one that was asked for"


def send(intent: Intent) -> Intent:
    """Call the provider for an intent that waits, and keep what it answers; return it as it is.

    Whatever happens in between, calling again is harmless: the key and the parameters are the
    row's own. A transfer that something stands against is held instead: no other place lets money
    leave towards a seller's account at the provider.
    """
    if intent.status not in WAITS or not gateway.is_on():
        return intent
    try:
        found = _answer(intent) if intent.obstacle is None else _made_before(intent)
    except gateway.UnclearError as fault:
        return _lost(intent, str(fault))
    except gateway.DeniedError as fault:
        return _failed(intent, str(fault))
    return _held(intent) if found is None else accept(intent, found)


def _answer(intent: Intent) -> gateway.Answer:
    """Create the object; when the provider may have forgotten the key, look for it first."""
    forgotten = real_now() - intent.wanted_at > rules.KEY_LIVES
    made = _look_for(intent) if forgotten else None
    return gateway.create(_call(intent), intent.key) if made is None else made


def _made_before(intent: Intent) -> gateway.Answer | None:
    """Return what a call without an answer may have made already; nothing is created."""
    return _look_for(intent) if intent.status != "wanted" else None


def _look_for(intent: Intent) -> gateway.Answer | None:
    made = gateway.find(_call(intent), intent.key, int(intent.wanted_at.timestamp()) - 60)
    return gateway.fetch(intent.kind, made["id"], intent.target) if made else None


def _call(intent: Intent) -> gateway.Call:
    return gateway.Call(intent.kind, intent.params, intent.target)


@transaction.atomic
def _held(intent: Intent) -> Intent:
    locked: Intent = Intent.objects.select_for_update().get(pk=intent.pk)
    if locked.status in WAITS:
        hold(locked)
    return locked


def refresh(intent: Intent) -> Intent:
    """Ask the provider how its object stands and follow it; without one, send it first.

    A repeated call is answered with what was true at the first, hence the question after it.
    """
    if intent.status == "held":
        found = _made_before(intent)
        return accept(intent, found) if found else intent
    intent = intent if intent.reference else send(intent)
    if not intent.reference:
        return intent
    return accept(intent, gateway.fetch(intent.kind, intent.reference, intent.target))


@transaction.atomic
def accept(intent: Intent, found: gateway.Answer) -> Intent:
    """Follow the provider's object, once, whatever the order of its news; return the intent."""
    locked: Intent = Intent.objects.select_for_update().get(pk=intent.pk)
    _check(locked, found)
    if locked.status in (*WAITS, "held"):
        _keep(locked, **rules.facts_of(locked.kind, found), fault="", attempts=0)
        steps.take(locked, "send", by=SYSTEM, reference=locked.reference)
    outcome = rules.outcome_of(locked.kind, found)
    if locked.status == "sent":
        _follow(locked, found, outcome)
    elif locked.status == "succeeded" and outcome == "over":
        _keep(locked, fault=_("The bank sent it back."))
        steps.take(locked, "bounce", by=SYSTEM, reason=locked.fault)
    return locked


def _check(intent: Intent, found: gateway.Answer) -> None:
    if rules.amount_of(intent.kind, found) != (intent.amount_minor, intent.currency):
        raise ValueError(f"{intent.key}: {MISMATCH}")


def _follow(intent: Intent, found: gateway.Answer, outcome: rules.Outcome) -> None:
    _keep(intent, **rules.facts_of(intent.kind, found))
    if outcome == "done":
        _keep(intent, url="")
        steps.take(intent, "succeed", by=SYSTEM)
    elif outcome == "over":
        _keep(intent, url="", fault=_("It was not paid."))
        steps.take(intent, "fail", by=SYSTEM, reason=intent.fault)
    else:
        _keep(intent, not_before=real_now() + rules.pause(intent.attempts))


@transaction.atomic
def _lost(intent: Intent, words: str) -> Intent:
    """No answer: nobody knows, so it stays to be asked again."""
    locked: Intent = Intent.objects.select_for_update().get(pk=intent.pk)
    if locked.status in WAITS:
        _keep(locked, fault=words, not_before=real_now() + rules.pause(locked.attempts))
        Intent.objects.filter(pk=locked.pk).update(attempts=F("attempts") + 1)
    if locked.status == "wanted":
        steps.take(locked, "lose", by=SYSTEM, fault=words)
    return locked


@transaction.atomic
def _failed(intent: Intent, words: str) -> Intent:
    locked: Intent = Intent.objects.select_for_update().get(pk=intent.pk)
    if locked.status in WAITS:
        _keep(locked, fault=words)
        steps.take(locked, "fail", by=SYSTEM, reason=words or _("The provider refused."))
    return locked


def _keep(intent: Intent, **facts: Any) -> None:
    for name, value in facts.items():
        setattr(intent, name, value)
    intent.save(update_fields=list(facts))


def claim(intent: Intent) -> bool:
    """Take an intent for one call; False when another worker was faster."""
    mine = Intent.objects.filter(pk=intent.pk, not_before=intent.not_before)
    return bool(mine.update(not_before=real_now() + OWN_TIME, attempts=F("attempts") + 1))


def send_owed(payload: dict[str, Any]) -> None:
    """Handler of the outbox: send an intent as soon as its row stands."""
    send(Intent.objects.get(pk=payload["intent"]))
