"""What a company shows of itself at any time: trades, people to contact, logo and pictures."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.companies import cpv
from marketplace.companies.actions.file import managed
from marketplace.companies.models import Company, Contact, Industry, Picture
from marketplace.companies.rules import ContactFacts
from marketplace.kernel import events, files
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

PICTURE_PURPOSE: Final = "company_picture"
MOST_TRADES: Final = 30
MOST_PICTURES: Final = 12
MOST_CONTACTS: Final = 40


@transaction.atomic
def set_industries(company: Company, codes: Iterable[str], *, by: Party) -> None:
    """Say which trades the company works in, by CPV codes; those not named are taken out.

    Raises Refused for anybody but its managers, for an unknown code and for more than 30.
    """
    locked, wanted = managed(company, by), set(codes)
    unknown = sorted(code for code in wanted if not cpv.is_known(code))
    if unknown:
        raise Refused(
            _("The vocabulary has no code %(code)s.") % {"code": unknown[0]}, code="unknown"
        )
    if len(wanted) > MOST_TRADES:
        raise Refused(_("Choose 30 trades at most."), code="most")
    present = set(locked.industries.values_list("code", flat=True))
    locked.industries.exclude(code__in=wanted).delete()
    Industry.objects.bulk_create(
        Industry(company=locked, code=code) for code in sorted(wanted - present)
    )
    events.record("company.industries_set", locked, by=by, codes=sorted(wanted))


@transaction.atomic
def save_contact(
    company: Company, facts: ContactFacts, *, by: Party, contact: Contact | None = None
) -> Contact:
    """Add somebody to contact, or change an entry; return it.

    Raises Refused for anybody but the company's managers and for an entry without a way to reach.
    """
    locked = managed(company, by)
    _own(contact, locked)
    if not (facts.phone.strip() or facts.email.strip()):
        raise Refused(_("Give a phone number or an e-mail address."), code="no_way", field="phone")
    if contact is None and locked.contacts.count() >= MOST_CONTACTS:
        raise Refused(_("A file holds 40 people to contact at most."), code="most")
    kept = contact or Contact(company=locked)
    for name, value in asdict(facts).items():
        setattr(kept, name, value)
    kept.changed_at = now()
    kept.save()
    events.record("contact.saved", kept, by=by, audience=kept.audience)
    return kept


@transaction.atomic
def remove_contact(contact: Contact, *, by: Party) -> None:
    """Take an entry out. Raises Refused for anybody but the company's managers."""
    managed(contact.company, by)
    events.record("contact.removed", contact, by=by)
    contact.delete()


@transaction.atomic
def set_logo(company: Company, upload: "UploadedFile[Any] | None", *, by: Party) -> None:
    """Show a logo, or none. Raises Refused for anybody but its managers and for a bad picture."""
    locked = managed(company, by)
    locked.logo = files.store(upload, purpose=PICTURE_PURPOSE, by=by) if upload else None
    locked.save(update_fields=["logo"])
    events.record("company.logo_set", locked, by=by, given=upload is not None)


@transaction.atomic
def add_picture(company: Company, upload: "UploadedFile[Any]", alt: str, *, by: Party) -> Picture:
    """Add a picture behind the others; `alt` says what it shows to who does not see it.

    Raises Refused for anybody but the company's managers, without `alt`, and for a 13th picture.
    """
    locked = managed(company, by)
    _described(alt)
    if locked.pictures.count() >= MOST_PICTURES:
        raise Refused(_("A page shows 12 pictures at most."), code="most", field="file")
    picture: Picture = locked.pictures.create(
        file=files.store(upload, purpose=PICTURE_PURPOSE, by=by),
        alt=alt.strip(),
        order=1 + max(locked.pictures.values_list("order", flat=True), default=-1),
        added_at=now(),
    )
    events.record("company.picture_added", locked, by=by, picture=picture.pk)
    return picture


@transaction.atomic
def describe_picture(picture: Picture, alt: str, *, by: Party) -> None:
    """Say anew what a picture shows. Raises Refused."""
    locked = managed(picture.company, by)
    _described(alt)
    picture.alt = alt.strip()
    picture.save(update_fields=["alt"])
    events.record("company.picture_changed", locked, by=by, picture=picture.pk)


@transaction.atomic
def move_picture(picture: Picture, *, by: Party) -> None:
    """Show a picture one place earlier; the first stays the first. Raises Refused."""
    locked = managed(picture.company, by)
    row = list(locked.pictures.all())
    place = row.index(picture)
    if place:
        row[place - 1], row[place] = row[place], row[place - 1]
    for order, each in enumerate(row):
        each.order = order
    Picture.objects.bulk_update(row, ["order"])
    events.record("company.picture_changed", locked, by=by, picture=picture.pk)


@transaction.atomic
def remove_picture(picture: Picture, *, by: Party) -> None:
    """Take a picture off the page. Raises Refused."""
    locked = managed(picture.company, by)
    events.record("company.picture_removed", locked, by=by, picture=picture.pk)
    picture.delete()


def _described(alt: str) -> None:
    if not alt.strip():
        raise Refused(
            _("Say in a few words what the picture shows: some readers do not see it."),
            code="required",
            field="alt",
        )


def _own(contact: Contact | None, company: Company) -> None:
    if contact is not None and contact.company_id != company.pk:
        raise Refused(_("This entry belongs to another company."), code="foreign")
