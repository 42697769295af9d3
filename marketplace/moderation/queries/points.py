"""The points of a file: what was given, what the rules found, what the moderator decided."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext as _

from marketplace.companies.changed import touches
from marketplace.companies.models import BankAccount, CheckResult, Company, Paper
from marketplace.companies.queries import account_findings, sharing_representative
from marketplace.companies.words import finding
from marketplace.moderation.models import Verdict
from marketplace.moderation.queries.given import Point, bare, of_bank, of_fields, of_paper
from marketplace.moderation.queries.returned import Returned, returned

FINDINGS = {
    "legal_name": ("name_on_licence",),
    "registration_number": ("registration_number", "duplicate_identifier"),
    "vat_id": ("vat_id",),
}
LICENCE_FINDINGS = ("licence_file", "licence_expiry")


def point_keys(company: Company) -> list[str]:
    """Return the points that a verdict is wanted on, in the order of the page."""
    return [point.key for point in bare(company)]


def labels(company: Company) -> dict[str, str]:
    """Return point -> words, of refused papers and accounts too: remarks of old name them."""
    papers = [of_paper(paper) for paper in company.papers.all()]
    banks = [of_bank(account) for account in company.bank_accounts.all()]
    return {point.key: point.label for point in [*of_fields(company), *papers, *banks]}


def verdicts(company: Company) -> dict[str, Verdict]:
    """Return the verdicts of this round by point."""
    if company.submitted_at is None:
        return {}
    found = Verdict.objects.filter(company=company, round=company.submitted_at)
    return {verdict.point: verdict for verdict in found.select_related("by")}


def was_edited(company: Company, point: str) -> bool:
    """Say whether a part of the point was changed since the file was submitted."""
    return touches(company.edited_since, point)


def missing_verdicts(company: Company) -> list[str]:
    """Return the points of the file that nobody has judged in this round."""
    given = verdicts(company)
    return [key for key in point_keys(company) if key not in given]


def points(company: Company, party_sees: Iterable[Paper]) -> list[Point]:
    """Return the points of a file with findings and verdicts; `party_sees` are its papers."""
    found = {result.name: result for result in company.latest_checks()}
    given, papers = verdicts(company), list(party_sees)
    last = returned(company, papers)
    filled = [_filled(point, found, given, company) for point in bare(company, papers)]
    return [_compared(point, last) for point in filled]


def _compared(point: Point, last: Returned) -> Point:
    """Return the point with what was said of it last time, and whether it was changed since."""
    said = last.said.get(point.key, [])
    return replace(point, before=said, changed=touches(last.parts, point.key))


def _filled(
    point: Point, found: dict[str, CheckResult], given: dict[str, Verdict], company: Company
) -> Point:
    names = FINDINGS.get(point.key, ())
    if point.subject is not None and point.subject == company.licence:
        names = LICENCE_FINDINGS
    return Point(
        key=point.key,
        label=point.label,
        given=point.given,
        note=point.note,
        findings=[found[name] for name in names if name in found],
        verdict=given.get(point.key),
        edited=was_edited(company, point.key),
        is_bank=point.is_bank,
        advice=_advice(point, company),
        subject=point.subject,
    )


def _advice(point: Point, company: Company) -> list[str]:
    """Return what a person should look at, beside the checks that are kept."""
    if isinstance(point.subject, BankAccount):
        return account_findings(point.subject)
    if isinstance(point.subject, Paper):
        return _of_its_term(point.subject) if point.subject != company.licence else []
    shared = point.key == "legal_representative" and sharing_representative(company)
    return [_("another company’s representative has the same identity number")] if shared else []


def _of_its_term(paper: Paper) -> list[str]:
    return [] if paper.days_left is None else [finding("licence_expiry", str(paper.days_left))]
