"""A seller's account at the provider: opened once, proved there, and followed."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from checkout.payment.models import PayoutLine
from checkout.payment.online import gateway, rules
from checkout.payment.online.actions.holding import release_of
from checkout.payment.online.actions.routes import BANK
from checkout.payment.online.actions.transferring import want_transfer
from checkout.payment.online.models import ConnectedAccount
from marketplace.companies.models import Company
from marketplace.kernel import events
from marketplace.kernel.clock import real_now
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused


def begin_account(*, by: Party) -> ConnectedAccount:
    """Open the acting company's account; a second call goes on with the first.

    Raises Refused for people who do not receive money, and when the provider gives no account.
    """
    account = _row(by)
    if account.account_id is None:
        key = rules.account_key(account.company_id)
        found = _told(lambda: gateway.create(gateway.Call("account", account.params), key))
        _follow(account, found)
    return account


@transaction.atomic
def _row(by: Party) -> ConnectedAccount:
    """Return the company's row, written before the provider is asked."""
    if by.company_id is None or not (gateway.is_on() and by.may("receive_money")):
        raise Refused(_("You can not do this for the company."), code="wrong_actor")
    company = Company.objects.get(pk=by.company_id)
    facts = {"params": _params(company), "asked_at": real_now()}
    row, is_new = ConnectedAccount.objects.get_or_create(company=company, defaults=facts)
    if is_new:
        events.record("online_account.begun", row, by=by)
    return row


def _params(company: Company) -> dict[str, Any]:
    """The platform bears fees and losses; the provider asks for the papers itself."""
    return {
        "country": company.country,
        "controller": {
            "fees": {"payer": "application"},
            "losses": {"payments": "application"},
            "requirement_collection": "stripe",
            "stripe_dashboard": {"type": "express"},
        },
        "capabilities": {"transfers": {"requested": True}},
        "metadata": {"company": str(company.pk)},
    }


def onboarding_url(*, by: Party) -> str:
    """Return where the acting company proves itself now. Raises Refused as `begin_account`."""
    account = begin_account(by=by)
    back = settings.SITE_URL + reverse("online:account")
    again = settings.SITE_URL + reverse("online:onboard")
    name = str(account.account_id)
    return str(_told(lambda: gateway.link_to_onboarding(name, back=back, again=again)))


def _told(work: Any) -> Any:
    try:
        return work()
    except gateway.UnclearError as fault:
        raise Refused(_("The payment provider does not answer. Please try again.")) from fault
    except gateway.DeniedError as fault:
        words = {"words": str(fault)}
        raise Refused(_("The payment provider refused: %(words)s") % words) from fault


def follow_account(account_id: str) -> None:
    """Keep whether an account is ready now; one that is not ours any more is not."""
    account = ConnectedAccount.objects.get(account_id=account_id)
    try:
        found = gateway.fetch("account", account_id)
    except gateway.DeniedError:
        found = {"id": account_id}
    _follow(account, found)


@transaction.atomic
def _follow(account: ConnectedAccount, found: gateway.Answer) -> None:
    was_ready, account.ready = account.ready, rules.is_ready(found)
    account.account_id, account.asked_at = str(found["id"]), real_now()
    account.save(update_fields=["account_id", "ready", "asked_at"])
    if account.ready and not was_ready:
        events.record("online_account.ready", account, by=SYSTEM)
        _send_waiting(account)
        release_of(account.company_id)


def _send_waiting(account: ConnectedAccount) -> None:
    """What waits on the statement goes online from now on, as far as it was paid online."""
    lines = PayoutLine.objects.filter(seller=account.company_id, payout=None, route=BANK)
    for line in lines.filter(net__gt=0).select_related("order__purchase").order_by("pk"):
        want_transfer(line)
