"""What the queues hold, in which order, and what a file's points say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from marketplace.companies.models import CheckResult, Company, TaxProof
from marketplace.companies.queries import waiting_for_a_moderator
from marketplace.kernel.models import Deadline
from marketplace.kernel.party import Party


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a file: what was given and what the rules found about it."""

    label: str
    given: str
    note: str
    findings: list[CheckResult]

    @property
    def tone(self) -> str:
        """The colour role of the row: the worst finding's."""
        outcomes = {finding.outcome for finding in self.findings}
        return "red" if "failed" in outcomes else "amber" if "look" in outcomes else ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a file stands in the queue (from 1) and which one comes after it."""

    number: int
    total: int
    next_id: int | None


def queue(party: Party, state: str = "") -> QuerySet[Company]:
    """Return the files of a state, or all that wait: late ones first, then the oldest.

    A verified company waits too, while the next licence it handed in does.
    """
    known = state in Company.PROCESS.state_names
    wanted = Q(status=state) if known else waiting_for_a_moderator()
    files: QuerySet[Company] = Company.objects.visible_to(party).filter(wanted)
    order = (F("escalated_at").asc(nulls_last=True), F("submitted_at").asc(nulls_last=True), "pk")
    return files.select_related("reviewer").order_by(*order)


def place(company: Company, party: Party) -> Place:
    """Return where the file stands among those that wait."""
    keys = list(queue(party).values_list("pk", flat=True))
    number = keys.index(company.pk) + 1 if company.pk in keys else 0
    others = keys[number:] + keys[: max(number - 1, 0)]
    return Place(number, len(keys), others[0] if others else None)


def deadlines(companies: Iterable[Company]) -> dict[int, datetime]:
    """Return company -> when its review's term ends; one query."""
    keys = [company.pk for company in companies]
    rows = Deadline.objects.filter(object_type="companies.company", object_id__in=keys)
    return dict(rows.values_list("object_id", "due_at"))


def points(company: Company) -> list[Point]:
    """Return the points of a file with the newest automatic findings beside them."""
    found = {result.name: result for result in company.latest_checks()}

    def by(*names: str) -> list[CheckResult]:
        return [found[name] for name in names if name in found]

    licence = company.licence
    return [
        Point(_("Legal name"), company.legal_name, company.trade_name, by("name_on_licence")),
        Point(
            _("Register number"),
            company.registration_number,
            company.registration_kind_name,
            by("registration_number", "duplicate_identifier"),
        ),
        Point(_("VAT number"), company.vat_id, "", by("vat_id")),
        Point(
            _("Licence"),
            licence.number if licence else "",
            licence.issuer if licence else "",
            by("licence_file", "licence_expiry"),
        ),
    ]


def without_proof(party: Party) -> QuerySet[Company]:
    """Return the companies that give a VAT number of which no proof is stored."""
    proofs = TaxProof.objects.filter(company=OuterRef("pk"), vat_id=OuterRef("vat_id"))
    companies: QuerySet[Company] = Company.objects.visible_to(party).exclude(vat_id="")
    return companies.exclude(Exists(proofs)).order_by("pk")


def waiting_for_proof(party: Party) -> int:
    """Return how many VAT numbers have no stored proof."""
    return without_proof(party).count()
