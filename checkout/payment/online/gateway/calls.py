"""The calls: each answer is a plain dict, each fault one of two."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import stripe
from django.conf import settings

from checkout.payment.online.gateway.faults import DeniedError, UnclearError

Answer = dict[str, Any]
TIMEOUTS: Final = (4.0, 10.0)
"""Seconds to connect and to wait for an answer."""


@dataclass(frozen=True, slots=True)
class Call:
    """What to create: kind of object, its parameters, and the object that it belongs to."""

    kind: str
    params: Mapping[str, Any]
    target: str = ""


def _client() -> Any:
    bases: Any = {"api": settings.STRIPE_API_BASE} if settings.STRIPE_API_BASE else None
    web = stripe.RequestsClient(timeout=TIMEOUTS)
    return stripe.StripeClient(
        settings.STRIPE_SECRET_KEY, base_addresses=bases, max_network_retries=0, http_client=web
    ).v1


def _asked(work: Callable[[Any], Any]) -> Answer:
    """Return the answer as a dict. Raises UnclearError or DeniedError."""
    try:
        found = work(_client())
    except stripe.StripeError as fault:
        raise (UnclearError if _is_unclear(fault) else DeniedError)(_words(fault)) from fault
    answer: Answer = found.to_dict(for_json=True) if found is not None else {}
    return answer


def _is_unclear(fault: stripe.StripeError) -> bool:
    """409 and 429 say "later", 5xx and no status at all say nothing about what was done; a key used
    for another call means that something was done."""
    status = fault.http_status
    if isinstance(fault, stripe.IdempotencyError):
        return True
    return status is None or status >= 500 or status in {409, 429}


def _words(fault: stripe.StripeError) -> str:
    return str(fault.user_message or fault)[:500]


def create(call: Call, key: str) -> Answer:
    """Create an object under an idempotency key: the same key and parameters make one object."""
    options = {"idempotency_key": key}
    params = in_order(call.params)

    def work(client: Any) -> Any:
        if call.kind == "reversal":
            return client.transfers.reversals.create(call.target, params, options)
        return _service(client, call.kind).create(params, options)

    return _asked(work)


def in_order(params: Any) -> Any:
    """Return parameters in one order: a database may give a row's own back in another, and a
    repetition has to be the same byte by byte."""
    if isinstance(params, Mapping):
        return {name: in_order(params[name]) for name in sorted(params)}
    return [in_order(one) for one in params] if isinstance(params, list) else params


def fetch(kind: str, reference: str, target: str = "") -> Answer:
    """Return an object as it is now."""

    def work(client: Any) -> Any:
        if kind == "reversal":
            return client.transfers.reversals.retrieve(target, reference)
        asked = {"expand": ["payment_intent"]} if kind == "session" else {}
        return _service(client, kind).retrieve(reference, asked)

    return _asked(work)


def find(call: Call, key: str, since: int) -> Answer | None:
    """Return the object that a call with this key made since a Unix time, or None: by its mark."""

    def work(client: Any) -> Any:
        if call.kind == "reversal":
            pages = client.transfers.reversals.list(call.target, {"limit": 100})
        else:
            pages = _service(client, call.kind).list(_narrowed(call, since))
        marked = (one for one in pages.auto_paging_iter() if _mark(one) == key)
        return next(marked, None)

    return _asked(work) or None


def _mark(found: Any) -> str:
    metadata = found.to_dict().get("metadata") or {}
    return str(metadata.get("intent", ""))


def _narrowed(call: Call, since: int) -> dict[str, Any]:
    """Narrow a list to what is not older than the wish, and to what belongs together; a late
    repetition may have made it much later."""
    shared = ("transfer_group",) if call.kind == "transfer" else ("payment_intent",)
    known = {name: call.params[name] for name in shared if name in call.params}
    return {"limit": 100, "created": {"gte": since}, **known}


def expire(session: str) -> Answer:
    """Close an open session, so that nobody pays it any more."""
    return _asked(lambda client: client.checkout.sessions.expire(session))


def link_to_onboarding(account: str, *, back: str, again: str) -> str:
    """Return a short-lived address where the seller proves itself to the provider."""
    params = {
        "account": account,
        "type": "account_onboarding",
        "return_url": back,
        "refresh_url": again,
    }
    return str(_asked(lambda client: client.account_links.create(params))["url"])


def _service(client: Any, kind: str) -> Any:
    return {
        "session": client.checkout.sessions,
        "transfer": client.transfers,
        "refund": client.refunds,
        "dispute": client.disputes,
        "account": client.accounts,
    }[kind]
