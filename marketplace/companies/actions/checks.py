"""Automatic checks of a submitted file: kept with inputs, rule version and outcome; they advise."""

from collections.abc import Callable
from typing import Any, Final

from django.db.models import Q

from marketplace.companies.models import ChangeRequest, CheckResult, Company, Identifier
from marketplace.companies.numbering import index_numbers, number_index
from marketplace.companies.rules import CompanyFile, alikeness, registration_fault, vat_fault
from marketplace.kernel import effects, vault
from marketplace.kernel.clock import now, today

RULE_VERSION: Final = "2026-12"
ALIKE_ENOUGH: Final = 85
Finding = tuple[str, str, dict[str, Any]]


def run_checks(company: Company, change: ChangeRequest | None = None) -> list[CheckResult]:
    """Run every check on the file as it stands now and keep the results as one run.

    For a change, `company` is the file as it would be. Parts above add their own (effect
    "company.checked"): screening against lists.
    """
    at = now()
    findings = {name: check(company) for name, check in CHECKS.items()}
    results = CheckResult.objects.bulk_create(
        CheckResult(
            company=company,
            change=change,
            name=name,
            rule_version=RULE_VERSION,
            outcome=outcome,
            detail=detail,
            inputs=inputs,
            at=at,
        )
        for name, (outcome, detail, inputs) in findings.items()
    )
    effects.run("company.checked", company, None)
    return results


def check_change(change: ChangeRequest) -> list[CheckResult]:
    """Run every check on the file as it would be after a change; return the run."""
    return run_checks(_as_wished(change), change)


def _as_wished(change: ChangeRequest) -> Company:
    """Return the company with what the change wants; it is looked at and never saved."""
    wished: Company = Company.objects.get(pk=change.company_id)
    for name in set(change.facts) & set(CompanyFile.__dataclass_fields__):
        setattr(wished, name, change.facts[name])
    index_numbers(wished)
    if "identifiers" in change.facts:
        wished.further_numbers = [
            Identifier(kind=kind, number=number, index=number_index(kind, number, wished.country))
            for kind, number in change.facts["identifiers"]
        ]
    licence = change.papers.filter(kind="licence", status="waiting").order_by("-pk").first()
    if licence is not None:
        wished.licence = licence
    return wished


def _registration(company: Company) -> Finding:
    kind, number = company.registration_kind, company.registration_number
    fault = registration_fault(kind, number, company.country)
    if kind == "other":
        return "look", "no_rule", {"kind": kind, "number": number}
    return ("failed" if fault else "passed"), fault or "", {"kind": kind, "number": number}


def _duplicate(company: Company) -> Finding:
    found = sharing_numbers(company)
    return ("look" if found else "passed"), str(len(found)), {"companies": found[:5]}


def sharing_numbers(company: Company) -> list[int]:
    """Return the keys of the other companies that gave one of its numbers, by blind index."""
    own = {
        *vault.indexes_of(company, "registration_index"),
        *vault.indexes_of(company, "vat_index"),
    }.union(*(vault.indexes_of(each, "index") for each in company.further_numbers))
    given = Q(registration_index__in=own) | Q(vat_index__in=own) | Q(identifiers__index__in=own)
    others = Company.objects.exclude(pk=company.pk).filter(given).distinct()
    return list(others.order_by("pk").values_list("pk", flat=True)) if own else []


def _expiry(company: Company) -> Finding:
    licence = company.licence
    if licence is None or licence.expires_on is None:
        return "failed", "missing", {}
    left = (licence.expires_on - today()).days
    inputs = {"expires_on": licence.expires_on.isoformat(), "days_left": left}
    return ("passed" if left >= 0 else "failed"), str(left), inputs


def _file(company: Company) -> Finding:
    licence = company.licence
    if licence is None:
        return "failed", "missing", {}
    inputs = {"name": licence.file.name, "size": licence.file.size, "scan": licence.file.scan}
    return "passed", licence.file.scan, inputs


def _name(company: Company) -> Finding:
    holder = company.licence.holder if company.licence else ""
    if not holder:
        return "look", "missing", {}
    alike = alikeness(company.legal_name, holder)
    inputs = {"name": company.legal_name, "holder": holder, "alike": alike}
    return ("passed" if alike >= ALIKE_ENOUGH else "look"), str(alike), inputs


def _vat(company: Company) -> Finding:
    if not company.vat_id:
        return "passed", "not_given", {}
    fault = vat_fault(company.vat_id)
    return ("look" if fault else "passed"), fault or "", {"vat_id": company.vat_id}


CHECKS: Final[dict[str, Callable[[Company], Finding]]] = {
    "registration_number": _registration,
    "duplicate_identifier": _duplicate,
    "name_on_licence": _name,
    "licence_expiry": _expiry,
    "licence_file": _file,
    "vat_id": _vat,
}
