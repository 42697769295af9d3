"""The register as a CSV file: what was verified of each company, never a number of a person or
bank."""

from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from marketplace.companies.models import Company, Industry, Paper
from marketplace.directory.facts import CERTIFICATES
from marketplace.directory.rules import lists
from marketplace.kernel import events, files, jobs
from marketplace.kernel.clock import today
from marketplace.kernel.deadlines import day_of
from marketplace.kernel.models import Job
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

KIND: Final = "directory.export"
PART: Final = 1000
PLAIN: Final = (
    "legal_name",
    "trade_name",
    "kind",
    "country",
    "registration_kind",
    "registration_number",
    "vat_id",
    "line1",
    "line2",
    "postcode",
    "city",
    "region",
    "website",
    "year_founded",
    "size",
)
HEADING: Final = (
    *PLAIN,
    "other_numbers",
    "industries",
    "certificates",
    "seller",
    "verified_on",
    "verified_until",
    "page",
)


@transaction.atomic
def start_export(filters: dict[str, Any], *, by: Party) -> Job:
    """Owe an export of the verified companies that pass the filters. Raises Refused for anybody
    but moderators."""
    if not by.may("verify"):
        raise Refused(_("Only moderators export the register."), code="wrong_actor")
    job = jobs.start(KIND, by=by, filters=filters)
    events.record("register.exported", job, by=by, filters=filters)
    return job


def export(job: Job, report: jobs.Report) -> str:
    """Work of the job: one row for each company, in order of name."""
    companies = chosen(job.facts["filters"])
    total, rows = companies.count(), []
    for row in _rows(companies):
        rows.append(row)
        if len(rows) % PART == 0:
            report(len(rows), total)
    name = _("register-%(day)s.csv") % {"day": today().isoformat()}
    files.attach(job, name, lists.written(HEADING, rows))
    report(len(rows), len(rows))
    return _("%(number)s companies written.") % {"number": len(rows)}


def chosen(filters: dict[str, Any]) -> QuerySet[Company]:
    """Return the verified companies that pass filters named as those of the directory."""
    found: QuerySet[Company] = Company.objects.verified()
    if words := filters.get("q"):
        named = Q(legal_name__icontains=words) | Q(trade_name__icontains=words)
        found = found.filter(named | Q(registration_number__icontains=words))
    if countries := filters.get("country"):
        found = found.filter(country__in=countries)
    if kinds := filters.get("kind"):
        found = found.filter(kind__in=kinds)
    if filters.get("sellers"):
        found = found.exclude(partner=None)
    return _by_several(found, filters)


def _by_several(found: QuerySet[Company], filters: dict[str, Any]) -> QuerySet[Company]:
    if division := filters.get("division"):
        trades = Industry.objects.filter(company=OuterRef("pk"), code__startswith=division)
        found = found.filter(Exists(trades))
    if certificate := filters.get("certificate"):
        papers = _valid_papers().filter(company=OuterRef("pk"), kind=certificate)
        found = found.filter(Exists(papers))
    return found.order_by("legal_name", "pk")


def _valid_papers() -> QuerySet[Paper]:
    fresh = Q(expires_on=None) | Q(expires_on__gte=today())
    valid: QuerySet[Paper] = Paper.objects.filter(fresh, status="accepted", kind__in=CERTIFICATES)
    return valid


def _rows(companies: QuerySet[Company]) -> Iterator[tuple[object, ...]]:
    papers = Prefetch("papers", _valid_papers(), to_attr="certificates")
    whole = companies.prefetch_related(papers, "industries", "identifiers")
    for company in whole.iterator(chunk_size=PART):
        yield _row(company)


def _row(company: Any) -> tuple[object, ...]:
    return (
        *(getattr(company, name) for name in PLAIN),
        "; ".join(f"{one.kind} {one.number}" for one in company.identifiers.all()),
        " ".join(one.code for one in company.industries.all()),
        "; ".join(map(_paper, company.certificates)),
        "yes" if company.partner_id else "no",
        day_of(company.verified_at).isoformat() if company.verified_at else "",
        company.verified_until.isoformat() if company.verified_until else "",
        settings.SITE_URL + company.get_absolute_url(),
    )


def _paper(paper: Paper) -> str:
    until = f" until {paper.expires_on.isoformat()}" if paper.expires_on else ""
    return f"{paper.kind} {paper.number} {paper.issuer}{until}"
