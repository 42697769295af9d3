"""Whom a bank payout goes to: the seller that nothing stands against, and the account shown."""

from django.utils.translation import gettext as _

from checkout.payment.models import Payout
from checkout.payment.queries import payout_obstacle
from checkout.payment.rules import Prepared
from marketplace.companies.models import BankAccount, Company
from marketplace.kernel.refusal import Refused


def address(batch: Payout, prepared: Prepared) -> None:
    """Write seller and account into an unsaved payout, holder and end as they are now.

    Both rows stay locked until the payout stands, so that no suspension and no other account is
    decided in between. Raises Refused when that has happened since it was prepared.
    """
    seller = Company.objects.select_for_update(no_key=True).get(pk=prepared.seller)
    account, obstacle = _account_of(seller), payout_obstacle(seller)
    if prepared.account and (account is None or account.pk != prepared.account):
        raise _changed()
    if obstacle is not None:
        raise Refused(obstacle.reason, code="held")
    if account is None or account.pk != prepared.account:
        raise _changed()
    batch.seller, batch.bank_account = seller, account
    batch.holder, batch.number_end = account.holder, account.number_end


def _account_of(seller: Company) -> BankAccount | None:
    """Return the accepted account, locked; whoever replaces it at this moment is waited for."""
    locked = BankAccount.objects.select_for_update(no_key=True)
    found: BankAccount | None = locked.filter(company=seller, status="accepted").first()
    return found


def _changed() -> Refused:
    words = _(
        "The seller's bank account was changed since you opened this page. Nothing was recorded."
        " If the transfer has left already, ask your bank to call it back."
    )
    return Refused(words, code="account")
