"""Whether and where money may be paid out to a company."""

from marketplace.companies.models import BankAccount, Company
from marketplace.companies.rules import readiness
from marketplace.kernel.clock import now


def payout_account(company: Company) -> BankAccount | None:
    """Return the accepted account, the only one that money goes to, or None."""
    found: BankAccount | None = company.bank_accounts.filter(status="accepted").first()
    return found


def payout_readiness(company: Company) -> str:
    """Return none, pending, ready or restricted; independent of the verification; one query.

    Restricted: the company is suspended, an accepted account took another's place less than three
    days ago, or the only account was refused.
    """
    accounts = list(company.bank_accounts.all())
    used = next((account for account in accounts if account.status == "accepted"), None)
    earlier = any(account.status == "replaced" and account.accepted_at for account in accounts)
    return readiness(
        suspended=company.status == "suspended",
        newest=accounts[0].status if accounts else "",
        accepted=used is not None,
        replaced_at=used.accepted_at if used and earlier else None,
        at=now(),
    )
