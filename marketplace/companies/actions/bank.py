"""Giving a bank account, and what its acceptance does."""

from typing import Final, cast

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.companies.actions.file import mark_edited
from marketplace.companies.models import BankAccount, Company
from marketplace.companies.numbering import BANK_ACCOUNT
from marketplace.companies.rules import AccountFacts, account_faults, compact_account, compact_bic
from marketplace.companies.words import ACCOUNT_FAULTS
from marketplace.kernel import events, steps, vault
from marketplace.kernel.clock import now
from marketplace.kernel.effects import Effect
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused

PLAIN: Final = ("holder", "kind", "bank", "country", "currency")


@transaction.atomic
def give_bank_account(company: Company, facts: AccountFacts, *, by: Party) -> BankAccount:
    """Hand an account in for the check; one that waited is replaced, the accepted one stays.

    Raises Refused for anybody but who manages the company or receives its money, and for a number
    with a fault, by name.
    """
    locked = _keeper(company, by)
    _without_fault(facts)
    _is_new(facts, locked)
    # Locked first: an account that is being accepted right now does not wait any more.
    for waiting in locked.bank_accounts.select_for_update().filter(status="waiting"):
        steps.take(waiting, "replace", by=SYSTEM)
    account = _made(locked, facts, by)
    steps.begin(account, by=by)
    events.record("company.bank_account_given", locked, by=by, account=account.pk)
    mark_edited(locked, ["bank_account"])
    return account


def _keeper(company: Company, by: Party) -> Company:
    may = by.may("receive_money") or by.may("manage")
    if by.company_id != company.pk or not may:
        raise Refused(
            _("Only owners, administrators and accountants give bank accounts."),
            code="wrong_actor",
        )
    locked: Company = Company.objects.select_for_update().get(pk=company.pk)
    return locked


def _without_fault(facts: AccountFacts) -> None:
    for field, fault in account_faults(facts).items():
        raise Refused(ACCOUNT_FAULTS[fault], code=fault, field=field)
    if not facts.holder.strip():
        raise Refused(ACCOUNT_FAULTS["holder"], code="missing", field="holder")


def _index(facts: AccountFacts) -> str:
    return vault.blind_index(BANK_ACCOUNT, compact_account(facts.kind, facts.number))


def _is_new(facts: AccountFacts, company: Company) -> None:
    equal = vault.under_each_key(lambda: _index(facts))
    same = company.bank_accounts.filter(number_index__in=equal, holder=facts.holder.strip())
    if same.filter(status__in=("waiting", "accepted")).exists():
        raise Refused(_("This account is in your file already."), code="given", field="number")


def _made(company: Company, facts: AccountFacts, by: Party) -> BankAccount:
    bare = compact_account(facts.kind, facts.number)
    account = BankAccount.objects.create(
        company=company,
        number_end=vault.end_of(bare),
        number_index=_index(facts),
        bank_code=compact_account("cnaps", facts.bank_code) if facts.kind == "cnaps" else "",
        bic=compact_bic(facts.bic),
        made_by_id=cast(int, by.person_id),
        made_at=now(),
        **{name: getattr(facts, name).strip() for name in PLAIN},
    )
    vault.seal(account, "number", bare)
    account.save(update_fields=["number"])
    return account


def take_over(account: BankAccount, event: Event | None) -> None:
    """Effect of acceptance: the account accepted before gives way; note since when.

    One account of a company waits at a time, so that two can not be accepted at once.
    """
    earlier = account.company.bank_accounts.filter(status="accepted").exclude(pk=account.pk)
    for older in earlier:
        steps.take(older, "replace", by=SYSTEM)
    account.accepted_at = event.at if event else now()
    account.save(update_fields=["accepted_at"])


EFFECTS: Final[dict[str, Effect]] = {"bank_account.take_over": take_over}
