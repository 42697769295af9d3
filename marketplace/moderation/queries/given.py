"""What a file gives, point by point: its fields, papers and the bank account that waits."""

from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from marketplace.companies.models import BankAccount, CheckResult, Company, Paper
from marketplace.moderation.models import Verdict
from marketplace.moderation.queries.explaining import explain
from marketplace.moderation.words import POINTS

GONE: Final = ("refused", "expired")


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a file with the automatic findings and the verdict of this round."""

    key: str
    label: str
    given: str
    note: str = ""
    findings: list[CheckResult] = field(default_factory=list)
    verdict: Verdict | None = None
    edited: bool = False
    before: list[str] = field(default_factory=list)
    changed: bool = False
    is_bank: bool = False
    advice: list[str] = field(default_factory=list)
    subject: Any = None

    @property
    def tone(self) -> str:
        """The colour role of the row: the verdict's, else the worst finding's."""
        if self.verdict is not None:
            return "" if self.verdict.in_order else "red"
        outcomes = {finding.outcome for finding in self.findings}
        if "failed" in outcomes or self.is_over:
            return "red"
        return "amber" if "look" in outcomes else ""

    @property
    def is_left_as_it_was(self) -> bool:
        """True for what was sent back and comes again unchanged."""
        return bool(self.before) and not self.changed

    @property
    def is_returned(self) -> bool:
        """True for what was sent back last time, or changed since."""
        return bool(self.before) or self.changed

    @property
    def is_over(self) -> bool:
        """True for a paper whose last day has passed."""
        return isinstance(self.subject, Paper) and (self.subject.days_left or 0) < 0

    @property
    def why(self) -> list[str]:
        """What the automatic checks compared, in words."""
        return [explain(finding) for finding in self.findings]

    @property
    def paper_id(self) -> int | None:
        """The key of the paper that the point is about, or None."""
        return self.subject.pk if isinstance(self.subject, Paper) else None


def bare(company: Company, papers: list[Paper] | None = None) -> list[Point]:
    """Return the points that a verdict is wanted on; `papers` when they were read already."""
    if papers is None:
        papers = list(company.papers.filter(change=None).order_by("pk"))
    waiting = [paper for paper in papers if paper.status not in GONE]
    banks = BankAccount.objects.filter(company=company, status="waiting")
    return [*of_fields(company), *map(of_paper, waiting), *map(of_bank, banks)]


def of_fields(company: Company) -> list[Point]:
    """Return the points of the fields that were given."""
    given = {
        "legal_name": (company.legal_name, company.trade_name),
        "kind": (company.get_kind_display(), ""),
        "registration_number": (company.registration_number, _registers(company)),
        "vat_id": (company.vat_id, ""),
        "legal_representative": (company.legal_representative, company.representative_masked),
        "line1": (company.line1, _rest_of_address(company)),
    }
    return [
        Point(key, str(POINTS[key]), value, note) for key, (value, note) in given.items() if value
    ]


def _registers(company: Company) -> str:
    further = (str(identifier) for identifier in company.identifiers.all())
    return " · ".join((company.registration_kind_name, *further))


def _rest_of_address(company: Company) -> str:
    place = f"{company.postcode} {company.city}".strip()
    parts = (company.line2, place, company.region, company.country)
    return ", ".join(part for part in parts if part)


def of_paper(paper: Paper) -> Point:
    """Return the point of a paper."""
    note = " · ".join(part for part in (paper.issuer, paper.holder) if part)
    return Point(
        f"paper-{paper.pk}", paper.get_kind_display(), paper.number or _("no number"), note,
        subject=paper,
    )  # fmt: skip


def of_bank(account: BankAccount) -> Point:
    """Return the point of a bank account, its number masked."""
    note = " · ".join(part for part in (account.holder, account.bank, account.currency) if part)
    return Point(
        f"bank-{account.pk}",
        _("Bank account"),
        account.masked,
        note,
        is_bank=True,
        subject=account,
    )
