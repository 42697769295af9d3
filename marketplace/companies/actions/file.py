"""Making a company and changing its file."""

import secrets
from dataclasses import asdict, replace
from typing import Final

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from marketplace.accounts.models import User
from marketplace.companies.actions.checks import run_checks
from marketplace.companies.models import Company, Member
from marketplace.companies.numbering import index_numbers
from marketplace.companies.rules import (
    CompanyFile,
    Presentation,
    address_faults,
    compact_number,
    registration_fault,
    vat_fault,
)
from marketplace.companies.words import ADDRESS_FAULTS, FAULTS, LANGUAGES
from marketplace.kernel import events, steps
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

LONGEST_NAME: Final = 200


@transaction.atomic
def create_company(legal_name: str, *, by: Party, country: str = "") -> Company:
    """Make a company in draft whose owner is the person acting; return it.

    Raises Refused for somebody who is not signed in.
    """
    if by.person_id is None:
        raise Refused(_("Sign in to make a company."), code="wrong_actor")
    name = legal_name.strip()[:LONGEST_NAME]
    company = Company.objects.create(
        legal_name=name, country=country, slug=_free_slug(name), made_at=now()
    )
    Member.objects.create(
        person_id=by.person_id, company=company, role="owner", joined_at=company.made_at
    )
    steps.begin(company, by=Party(by.person_id, company.pk, "owner"))
    return company


def company_of_one(person: User, event: Event | None) -> None:
    """Effect of joining: the company named at sign-up, or one by the person's own name.

    Who was invited joins the company that invited instead.
    """
    facts = event.facts if event else {}
    if facts.get("invited"):
        return
    name = facts.get("company_name") or person.get_full_name() or person.email.partition("@")[0]
    country = facts.get("country") or person.country
    create_company(name, by=Party(person.pk, None, "owner"), country=country)


def _free_slug(name: str) -> str:
    """Return an address by the name; one that is taken, or has no Latin letter, gets a mark."""
    base = slugify(name)[:60]
    if base and not Company.objects.filter(slug=base).exists():
        return base
    return f"{base or 'company'}-{secrets.token_hex(3)}"


@transaction.atomic
def edit_company(company: Company, facts: CompanyFile, *, by: Party) -> Company:
    """Write the checked part of the file; in the queue it keeps its place and is checked anew.

    Raises Refused for anybody but the company's managers and while the file is locked.
    """
    locked = editable(company, by)
    given = asdict(compacted(facts))
    changed = sorted(name for name, value in given.items() if getattr(locked, name) != value)
    for name, value in given.items():
        setattr(locked, name, value)
    index_numbers(locked)
    if locked.verified_at is None:
        locked.slug = _slug_for(locked)
    locked.save()
    events.record("company.edited", locked, by=by, fields=changed)
    mark_edited(locked, changed)
    company.refresh_from_db()
    return company


def mark_edited(company: Company, names: list[str]) -> None:
    """Mark what changed in the queue for the reviewer and check anew; the place is kept."""
    if company.status != "submitted" or not names:
        return
    company.edited_since = sorted({*company.edited_since, *names})
    company.save(update_fields=["edited_since"])
    run_checks(company)


def compacted(facts: CompanyFile) -> CompanyFile:
    """Return the facts with their numbers as they are stored."""
    return replace(
        facts,
        registration_number=compact_number(facts.registration_kind, facts.registration_number),
        vat_id=compact_number("eu.vat", facts.vat_id),
    )


def file_faults(facts: CompanyFile) -> dict[str, object]:
    """Return field -> words for what a whole file can not hold: gaps in it and wrong numbers."""
    number = registration_fault(facts.registration_kind, facts.registration_number, facts.country)
    vat = vat_fault(facts.vat_id) if facts.vat_id else None
    given = {name: getattr(facts, name) for name in ("line1", "postcode", "city", "region")}
    found: dict[str, object] = {
        field: ADDRESS_FAULTS[fault]
        for field, fault in address_faults(facts.country, given).items()
    }
    found |= {"legal_name": FAULTS["name"]} if not facts.legal_name.strip() else {}
    found |= {"registration_number": FAULTS[number]} if number else {}
    return found | ({"vat_id": FAULTS[vat]} if vat else {})


def _slug_for(company: Company) -> str:
    """The address follows the name until the company was verified for the first time."""
    base = slugify(company.display_name)[:60] or "company"
    return company.slug if company.slug.startswith(base) else _free_slug(company.display_name)


def editable(company: Company, by: Party) -> Company:
    """Return the locked row for a change of the checked part. Raises Refused."""
    locked = managed(company, by)
    if not locked.is_editable:
        raise Refused(
            _("This part is locked: it is in review or was checked. Nothing was changed."),
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
    given = asdict(facts) | {"introductions": _texts(facts)}
    for name, value in given.items():
        setattr(company, name, value)
    company.save(update_fields=list(given))
    events.record("company.presented", company, by=by)
    return company


def _texts(facts: Presentation) -> dict[str, str]:
    given = {key: facts.introductions.get(key, "").strip() for key in LANGUAGES}
    return {key: text for key, text in given.items() if text}
