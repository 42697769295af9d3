"""Automatic checks of a submitted file: kept with inputs, rule version and outcome; they advise."""

from collections.abc import Callable
from typing import Any, Final

from marketplace.companies.models import CheckResult, Company
from marketplace.companies.rules import alikeness, registration_fault, vat_fault
from marketplace.kernel.clock import now, today

RULE_VERSION: Final = "2026-11"
ALIKE_ENOUGH: Final = 85
Finding = tuple[str, str, dict[str, Any]]


def run_checks(company: Company) -> list[CheckResult]:
    """Run every check on the file as it stands now and keep the results as one run."""
    at = now()
    findings = {name: check(company) for name, check in CHECKS.items()}
    return CheckResult.objects.bulk_create(
        CheckResult(
            company=company,
            name=name,
            rule_version=RULE_VERSION,
            outcome=outcome,
            detail=detail,
            inputs=inputs,
            at=at,
        )
        for name, (outcome, detail, inputs) in findings.items()
    )


def _registration(company: Company) -> Finding:
    kind, number = company.registration_kind, company.registration_number
    fault = registration_fault(kind, number)
    if kind == "other":
        return "look", "no_rule", {"kind": kind, "number": number}
    return ("failed" if fault else "passed"), fault or "", {"kind": kind, "number": number}


def _duplicate(company: Company) -> Finding:
    others = Company.objects.exclude(pk=company.pk).filter(
        registration_kind=company.registration_kind,
        registration_number=company.registration_number,
    )
    found = list(others.values_list("pk", flat=True)[:5])
    return ("look" if found else "passed"), str(len(found)), {"companies": found}


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
