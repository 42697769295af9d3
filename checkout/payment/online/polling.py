"""Asking the provider what it did not tell: the clock's part of online payment."""

import logging
from datetime import timedelta
from typing import Final

from checkout.payment.online import gateway, rules
from checkout.payment.online.actions.accounts import follow_account
from checkout.payment.online.actions.holding import look_again
from checkout.payment.online.actions.sending import claim, refresh
from checkout.payment.online.models import ConnectedAccount, Intent, ProviderEvent
from checkout.payment.online.queries import to_ask
from marketplace.kernel.clock import real_now

logger = logging.getLogger(__name__)
ACCOUNTS_EVERY: Final = timedelta(minutes=10)
BODIES_LIVE: Final = timedelta(days=30)


def poll(limit: int = 50) -> int:
    """Send what waits and ask after what is pending, by the keys of our own rows; return how many.

    Nothing without a key. It stops at the first silence: the provider is away, the rest comes
    later. Two at once are harmless: each row is taken by one.
    """
    if not gateway.is_on():
        return 0
    _forget_bodies()
    look_again()
    asked = 0
    for intent in [*to_ask(limit)]:
        if claim(intent):
            asked += 1
            if not _ask(intent):
                return asked
    _ask_accounts()
    return asked


def _ask(intent: Intent) -> bool:
    """Ask after one intent; return False when the provider is away."""
    try:
        return bool(refresh(intent).status != "unknown")
    except gateway.UnclearError:
        return _later(intent, goes_on=False)
    except Exception:
        logger.exception("The provider's answer to %s could not be followed.", intent.key)
        return _later(intent, goes_on=True)


def _later(intent: Intent, *, goes_on: bool) -> bool:
    pause = rules.pause(intent.attempts)
    Intent.objects.filter(pk=intent.pk).update(not_before=real_now() + pause)
    return goes_on


def _ask_accounts() -> None:
    """Ask after accounts that are not ready yet, each at most every ten minutes."""
    due = ConnectedAccount.objects.filter(ready=False, asked_at__lt=real_now() - ACCOUNTS_EVERY)
    for account_id in due.exclude(account_id=None).values_list("account_id", flat=True)[:10]:
        try:
            follow_account(str(account_id))
        except gateway.UnclearError:
            return


def _forget_bodies() -> None:
    """Empty what the provider wrote of payers some time after it was handled."""
    old = ProviderEvent.objects.filter(handled_at__lt=real_now() - BODIES_LIVE)
    old.exclude(body="").update(body="")
