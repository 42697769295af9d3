"""Making a company and changing its file."""

from dataclasses import asdict, replace

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.companies.actions.checks import run_checks
from marketplace.companies.models import Company, Member
from marketplace.companies.rules import CompanyFile, Presentation, compact_number
from marketplace.kernel import events, steps
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def create_company(legal_name: str, *, by: Party, country: str = "") -> Company:
    """Make a company in draft whose owner is the person acting; return it.

    Raises Refused for somebody who is not signed in.
    """
    if by.person_id is None:
        raise Refused(_("Sign in to make a company."), code="wrong_actor")
    name = legal_name.strip()
    company = Company.objects.create(
        legal_name=name, country=country, slug=_free_slug(name), made_at=now()
    )
    Member.objects.create(
        person_id=by.person_id, company=company, role="owner", joined_at=company.made_at
    )
    steps.begin(company, by=Party(by.person_id, company.pk, "owner"))
    return company


def company_of_one(person: User, event: Event | None) -> None:
    """Effect of joining: the company named at sign-up, or one by the person's own name."""
    facts = event.facts if event else {}
    name = facts.get("company_name") or person.get_full_name() or person.email.partition("@")[0]
    country = facts.get("country") or person.country
    create_company(name, by=Party(person.pk, None, "owner"), country=country)


def _free_slug(name: str) -> str:
    base = slugify(name)[:60] or "company"
    taken = set(Company.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(
        slug
        for slug in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3)))
        if slug not in taken
    )


@transaction.atomic
def edit_company(company: Company, facts: CompanyFile, *, by: Party) -> Company:
    """Write the checked part of the file; in the queue it keeps its place and is checked anew.

    Raises Refused for anybody but the company's managers and while the file is locked.
    """
    locked = editable(company, by)
    given = asdict(_compact(facts))
    changed = sorted(name for name, value in given.items() if getattr(locked, name) != value)
    for name, value in given.items():
        setattr(locked, name, value)
    if locked.verified_at is None:
        locked.slug = _slug_for(locked)
    locked.save()
    events.record("company.edited", locked, by=by, fields=changed)
    if locked.status == "submitted":
        run_checks(locked)
    company.refresh_from_db()
    return company


def _compact(facts: CompanyFile) -> CompanyFile:
    return replace(
        facts,
        registration_number=compact_number(facts.registration_kind, facts.registration_number),
        vat_id=compact_number("eu.vat", facts.vat_id),
    )


def _slug_for(company: Company) -> str:
    """The address follows the name until the company was verified for the first time."""
    base = slugify(company.display_name)[:60] or "company"
    return company.slug if company.slug.startswith(base) else _free_slug(company.display_name)


def editable(company: Company, by: Party) -> Company:
    """Return the locked row for a change of the checked part. Raises Refused."""
    locked = managed(company, by)
    if not locked.is_editable:
        raise Refused(
            _("The file is locked: it is in review or verified. Nothing was changed."),
            code="locked",
        )
    return locked


def managed(company: Company, by: Party) -> Company:
    """Return the row, locked for its manager. Raises Refused for anybody else."""
    if by.company_id != company.pk or not by.may("manage"):
        raise Refused(
            _("Only owners and administrators change the company file."), code="wrong_actor"
        )
    locked: Company = Company.objects.select_for_update().get(pk=company.pk)
    return locked


@transaction.atomic
def present_company(company: Company, facts: Presentation, *, by: Party) -> Company:
    """Change how the company presents itself; possible in every state.

    Raises Refused for anybody but the company's managers.
    """
    managed(company, by)
    for name, value in asdict(facts).items():
        setattr(company, name, value)
    company.save(update_fields=list(asdict(facts)))
    events.record("company.presented", company, by=by)
    return company
