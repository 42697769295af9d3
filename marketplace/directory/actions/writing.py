"""The writing half of an import: checked rows become company files in draft, without people."""

import secrets
from collections.abc import Sequence
from typing import Final

from django.utils.text import slugify

from marketplace.companies.models import Company, Industry
from marketplace.companies.numbering import index_numbers
from marketplace.companies.queries import objected
from marketplace.directory.actions.planning import Change
from marketplace.directory.models import Imported, Run
from marketplace.directory.proposing import Proposal
from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party

LONGEST_SLUG: Final = 80
SUFFIX: Final = 7
INDEXES: Final = ("registration_index", "vat_index")


def make(rows: Sequence[Proposal], run: Run, *, by: Party) -> None:
    """Make company files in draft, each with source and day, and whom to invite later."""
    at, taken = now(), _taken(rows)
    unsaved = [Company(**row.columns, slug=_slug(row, taken), made_at=at) for row in rows]
    for company in unsaved:
        index_numbers(company)
    companies = Company.objects.bulk_create(unsaved)
    pairs = list(zip(companies, rows, strict=True))
    Industry.objects.bulk_create(_industries(pairs))
    unwanted = objected(row.email for row in rows)
    Imported.objects.bulk_create(
        Imported(company=company, run=run, source=run.source, email=email, at=at)
        for company, row in pairs
        for email in ["" if row.email in unwanted else row.email]
    )
    events.append_many([_begun(company, by) for company in companies])
    for company, row in pairs:
        facts = {"source": run.source, "run": run.pk, "invite": bool(row.email)}
        events.record("company.imported", company, by=by, **facts)


def _begun(company: Company, by: Party) -> Event:
    event = events.new(f"{Company.PROCESS.name}.{company.status}", company, by, {})
    event.after = company.status
    return event


def _industries(pairs: Sequence[tuple[Company, Proposal]]) -> list[Industry]:
    return [
        Industry(company=company, code=code) for company, row in pairs for code in row.industries
    ]


def _wanted(row: Proposal) -> str:
    name, number = row.columns["legal_name"], row.columns["registration_number"]
    return slugify(f"{name[:50]} {number}")[: LONGEST_SLUG - SUFFIX] or "company"


def _taken(rows: Sequence[Proposal]) -> set[str]:
    wanted = [_wanted(row) for row in rows]
    return set(Company.objects.filter(slug__in=wanted).values_list("slug", flat=True))


def _slug(row: Proposal, taken: set[str]) -> str:
    wanted = _wanted(row)
    slug = f"{wanted}-{secrets.token_hex(3)}" if wanted in taken else wanted
    taken.add(slug)
    return slug


def change(changes: Sequence[Change], run: Run, *, by: Party) -> None:
    """Bring files that came by a list before up to date."""
    for one in changes:
        for name, value in one.row.columns.items():
            setattr(one.company, name, value)
        index_numbers(one.company)
    companies = [one.company for one in changes]
    if changes:
        Company.objects.bulk_update(companies, [*changes[0].row.columns, *INDEXES])
    _renew_industries([one for one in changes if "industries" in one.columns])
    for one in changes:
        Imported.objects.filter(company=one.company).update(run=run, source=run.source)
        events.record("company.edited", one.company, by=by, fields=list(one.columns))


def _renew_industries(changes: Sequence[Change]) -> None:
    Industry.objects.filter(company__in=[one.company for one in changes]).delete()
    Industry.objects.bulk_create(_industries([(one.company, one.row) for one in changes]))
