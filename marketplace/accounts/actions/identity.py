"""Giving an identity document, and letting go of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from marketplace.accounts import rules
from marketplace.accounts.models import IdentityCheck
from marketplace.kernel import files, steps
from marketplace.kernel.clock import now, today
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

PURPOSE = "identity_document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """An identity document as given: kind, number, last day (None when it has none) and scan."""

    kind: str
    number: str
    expires_on: date | None
    document: "UploadedFile[Any]"


@transaction.atomic
def submit_identity(evidence: Evidence, *, by: Party) -> IdentityCheck:
    """Give a document for the check; possible until it is accepted and again after it expired.

    Raises Refused when the document has expired, the file is not taken, or the state forbids it.
    """
    if not rules.is_still_valid(evidence.expires_on, today()):
        raise Refused(_("This document has expired."), code="expired", field="expires_on")
    check = _own(by)
    steps.take(check, "submit", by=by)
    check.document_kind = evidence.kind
    check.number_end = rules.last_four(evidence.number)
    check.number_hash = number_hash(evidence.kind, evidence.number)
    check.expires_on = evidence.expires_on
    check.document = files.store(evidence.document, purpose=PURPOSE, by=by)
    check.submitted_at = now()
    check.save(
        update_fields=[
            "document_kind", "number_end", "number_hash", "expires_on", "document", "submitted_at",
        ]
    )  # fmt: skip
    return check


def _own(by: Party) -> IdentityCheck:
    if by.person_id is None:
        raise Refused(_("Sign in first."), code="wrong_actor")
    check, made = IdentityCheck.objects.get_or_create(person_id=by.person_id)
    if made:
        steps.begin(check, by=by)
    return check


def number_hash(kind: str, number: str) -> str:
    """Return the keyed hash by which one document in two accounts is noticed; never reversible."""
    plain = f"{kind}:{rules.document_number(number)}"
    return salted_hmac("accounts.identity", plain, algorithm="sha256").hexdigest()


def forget_document(check: IdentityCheck, _event: Event | None) -> None:
    """Effect of a withdrawal: nothing of the document stays in the row."""
    check.document_kind = check.number_end = check.number_hash = ""
    check.expires_on = check.document = check.submitted_at = None
    check.save(
        update_fields=[
            "document_kind", "number_end", "number_hash", "expires_on", "document", "submitted_at",
        ]
    )  # fmt: skip
