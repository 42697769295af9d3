"""Bank accounts of demo sellers: invented, with right check digits, accepted by a moderator."""

from stdnum import iban

from config.demo.cast import Firm
from marketplace.companies.actions import give_bank_account
from marketplace.companies.models import BankAccount, Company
from marketplace.companies.rules import AccountFacts
from marketplace.kernel.party import Party
from marketplace.kernel.steps import take


def open_account(company: Company, firm: Firm, owner: Party, moderator: Party) -> BankAccount:
    """Hand a seller's account in and have it accepted: payouts need one."""
    account = give_bank_account(company, account_of(company, firm), by=owner)
    take(account, "accept", by=moderator)
    return account


def account_of(company: Company, firm: Firm) -> AccountFacts:
    """Return an account in the firm's own country: its bank is a made-up one."""
    digits = f"{company.pk:010d}"
    named = {"holder": firm.name, "bank": "Bank of the demo", "currency": "EUR"}
    if firm.country == "CN":
        return AccountFacts(
            kind="cnaps", number=f"62{digits}", bank_code="102100099996", country="CN", **named
        )
    if firm.country == "JP":
        return AccountFacts(kind="other", number=digits, country="JP", **named)
    return AccountFacts(kind="iban", number=_iban(digits), country="DE", **named)


def _iban(digits: str) -> str:
    account = f"37040044{digits}"
    return f"DE{iban.calc_check_digits(f'DE00{account}')}{account}"
