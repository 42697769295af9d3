"""Companies that are one, and numbers that several of them give."""

from marketplace.companies.models import BankAccount, Company, TaxProof
from marketplace.companies.rules import account_advice, roots
from marketplace.companies.rules.bank import AccountFacts
from marketplace.companies.words import ACCOUNT_ADVICE
from marketplace.kernel import vault


def same_company(one: Company | None, other: Company | None) -> bool:
    """Say whether two companies are one: by key, or by a register entry that both numbers name."""
    if one is None or other is None:
        return False
    return one.pk == other.pk or bool(_entries(one) & _entries(other))


def _entries(company: Company) -> frozenset[str]:
    own = (company.registration_kind, company.registration_number)
    return roots([own, ("eu.vat", company.vat_id)], company.country)


def tax_proof(company: Company) -> TaxProof | None:
    """Return the newest stored proof of the VAT number that the company gives now, or None."""
    if not company.vat_id:
        return None
    proofs = TaxProof.objects.filter(company=company, vat_id=company.vat_id)
    newest: TaxProof | None = proofs.order_by("-validated_at").first()
    return newest


def sharing_account(account: BankAccount) -> list[int]:
    """Return the keys of other companies that gave the same account, by blind index."""
    same = BankAccount.objects.filter(number_index__in=vault.indexes_of(account, "number_index"))
    others = same.exclude(company_id=account.company_id).values_list("company_id", flat=True)
    return sorted(set(others))


def sharing_representative(company: Company) -> list[int]:
    """Return the keys of other companies whose representative has the same identity number."""
    equal = vault.indexes_of(company, "representative_number_index")
    same = Company.objects.filter(representative_number_index__in=equal).exclude(pk=company.pk)
    return list(same.order_by("pk").values_list("pk", flat=True))


def account_findings(account: BankAccount) -> list[str]:
    """Return in words what a person should look at in an account; the number stays sealed."""
    elsewhere = [str(ACCOUNT_ADVICE["elsewhere"])] if sharing_account(account) else []
    return own_findings(account) + elsewhere


def own_findings(account: BankAccount) -> list[str]:
    """Return those findings that the company itself may read: nothing of other companies."""
    facts = AccountFacts(
        holder=account.holder,
        kind=account.kind,
        number="",
        country=account.country,
        currency=account.currency,
        bank_code=account.bank_code,
        bic=account.bic,
    )
    return [str(ACCOUNT_ADVICE[name]) for name in account_advice(facts, account.company.legal_name)]
