"""What stands against paying a seller now: asked wherever money leaves towards one."""

from dataclasses import replace

from checkout.payment.models.route import Route
from checkout.payment.rules import OBSTACLES, Obstacle
from marketplace.companies.models import BankAccount, Company
from marketplace.companies.queries import payout_readiness
from marketplace.companies.rules.payouts import REST_AFTER_CHANGE


def payout_obstacle(seller: Company, way: str = Route.BANK) -> Obstacle | None:
    """Return what stands against money for a seller leaving that way now, or None.

    A suspension holds every way. The bank account matters to bank transfers alone: the payment
    provider knows another one. Refunds and money asked back of a seller have no obstacle.
    """
    if seller.status == "suspended":
        return OBSTACLES["suspended"]
    return _of_bank_account(seller) if way == Route.BANK else None


def _of_bank_account(seller: Company) -> Obstacle | None:
    readiness = payout_readiness(seller)
    if readiness == "ready":
        return None
    if readiness != "restricted":
        return OBSTACLES[readiness]
    used = accepted_account(seller)
    if used is None or used.accepted_at is None:
        return OBSTACLES["refused"]
    return replace(OBSTACLES["resting"], until=used.accepted_at + REST_AFTER_CHANGE)


def accepted_account(seller: Company) -> BankAccount | None:
    """Return the account that money goes to, from the accounts read before where there are."""
    accounts = seller.bank_accounts.all()
    return next((account for account in accounts if account.status == "accepted"), None)
