"""Giving an identity document, correcting it, and what its check leads to."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.accounts import grounds, queries, rules
from marketplace.accounts.frozen import must_be_open
from marketplace.accounts.models import IdentityCheck
from marketplace.kernel import files, steps, vault
from marketplace.kernel.clock import now, today
from marketplace.kernel.models import Event, StoredFile
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

PURPOSE: Final = "identity_document"
GIVEN: Final = (
    "document_kind", "number", "number_end", "number_index", "expires_on", "document",
    "submitted_at", "escalated_at", "reminded_days",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An identity document as given: kind, number, last day (None when it has none) and scan.

    An empty number or no scan keeps the one given before.
    """

    kind: str
    number: str
    expires_on: date | None
    document: "UploadedFile[Any] | None"


@transaction.atomic
def submit_identity(evidence: Evidence, *, by: Party) -> IdentityCheck:
    """Give a document for the check, or correct it; possible until it is accepted and again in its
    last thirty days.

    Raises Refused when the document has expired, the file is not taken, the state forbids it, or
    the account is frozen.
    """
    must_be_open(by)
    if not rules.is_still_valid(evidence.expires_on, today()):
        raise Refused(_("This document has expired."), code="expired", field="expires_on")
    check = _own(by)
    event = steps.take(check, "submit", by=by)
    check.refresh_from_db()  # the step locked the row: what was read before it may be old
    _must_be_complete(check, evidence)
    _keep(check, evidence, by)
    if event.before != "waiting":
        check.submitted_at, check.escalated_at = now(), None
    check.save(update_fields=GIVEN)
    steps.reschedule(check)
    return check


def _own(by: Party) -> IdentityCheck:
    if by.person_id is None:
        raise Refused(_("Sign in first."), code="wrong_actor")
    check, made = IdentityCheck.objects.get_or_create(person_id=by.person_id)
    if made:
        steps.begin(check, by=by)
    return check


def _must_be_complete(check: IdentityCheck, evidence: Evidence) -> None:
    """Raise Refused for a first document without number or scan."""
    if not (evidence.number or check.number_end):
        raise Refused(_("Type the number of the document."), code="missing", field="number")
    if not (evidence.document or check.document_id):
        raise Refused(_("Add a picture or PDF of it."), code="missing", field="document")


def _keep(check: IdentityCheck, evidence: Evidence, by: Party) -> None:
    check.document_kind = evidence.kind
    check.expires_on = evidence.expires_on
    check.reminded_days = None
    if evidence.number:
        _seal(check, rules.document_number(evidence.number))
    if evidence.document:
        _erase(check.document)
        check.document = files.store(evidence.document, purpose=PURPOSE, by=by)


def _erase(document: StoredFile | None) -> None:
    """Nothing is kept of a scan that another one replaced or that was withdrawn."""
    if document is not None:
        transaction.on_commit(lambda: files.erase(document))


def _seal(check: IdentityCheck, number: str) -> None:
    vault.seal(check, "number", number)
    check.number_end = vault.end_of(number)
    check.number_index = number_index(check, number)


def number_index(_check: IdentityCheck | None, number: str) -> str:
    """Return the blind index by which the same document is found in another account."""
    return vault.blind_index("identity_document", number)


@transaction.atomic
def accept_identity(check: IdentityCheck, *, seen: int, by: Party) -> Event:
    """Accept the document that was looked at; `seen` is the key of its submission's event.

    Raises Refused when the person has given another one meanwhile, or somebody else decided.
    """
    locked = IdentityCheck.objects.select_for_update().get(pk=check.pk)
    if queries.newest_submission(locked) != seen:
        raise Refused(
            _("The person has given another document meanwhile. Look at it again."), code="changed"
        )
    return steps.take(locked, "accept", by=by)


@transaction.atomic
def refuse_identity(check: IdentityCheck, *, ground: str, note: str, by: Party) -> Event:
    """Refuse a document: why, by a ground of `grounds.GROUNDS`, a note of one's own, or both.

    Raises Refused without either, or when somebody else decided meanwhile.
    """
    reason = grounds.reason_for(check.person, ground, note)
    if not reason:
        raise Refused(_("Write the reason."), code="missing", field="note")
    return steps.take(check, "refuse", by=by, reason=reason, ground=ground, note=note)


def forget_document(check: IdentityCheck, _event: Event | None) -> None:
    """Effect of a withdrawal: nothing of the document stays in the row.

    The one accepted before, if this one was to renew it, goes on counting until its day.
    """
    _erase(check.document)
    check.document_kind = check.number = check.number_end = check.number_index = ""
    check.expires_on = check.document = check.submitted_at = None
    check.escalated_at = check.reminded_days = None
    check.save(update_fields=GIVEN)


def stamp_accepted(check: IdentityCheck, _event: Event | None) -> None:
    """Effect of acceptance: until which day it holds."""
    check.accepted_until = check.expires_on
    check.save(update_fields=["accepted_until"])


def end_acceptance(check: IdentityCheck, _event: Event | None) -> None:
    """Effect of a refusal or the end: the document accepted before holds no longer."""
    check.accepted_until = None
    check.save(update_fields=["accepted_until"])


def mark_late(check: IdentityCheck, event: Event | None) -> None:
    """Note once that the check's term is over: the queue shows it first."""
    check.escalated_at = event.at if event else now()
    check.save(update_fields=["escalated_at"])
    steps.reschedule(check)


def reveal_number(check: IdentityCheck, *, purpose: str, by: Party) -> str:
    """Return the document number, on record: its person reads it as "own", a moderator for
    another purpose.

    Raises Refused for anybody else, for a purpose of the other side, and while frozen.
    """
    must_be_open(by)
    is_own = by.person_id is not None and by.person_id == check.person_id
    if not (is_own or by.may("verify")) or is_own != (purpose == "own"):
        raise Refused(_("You can not open this number."), code="wrong_actor")
    return vault.reveal(check, "number", purpose=purpose, by=by)
