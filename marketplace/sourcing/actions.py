"""Asking about a listing, answering, replying and closing."""

from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.models import Product
from marketplace.accounts.queries import identity_accepted
from marketplace.companies.models import Company
from marketplace.companies.queries import same_company
from marketplace.kernel import events, files, steps
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.sourcing.models import Inquiry, Message
from marketplace.sourcing.process import may_answer
from marketplace.sourcing.rules import fingerprint

FILE_PURPOSE: Final = "inquiry_file"


def asking_obstacle(listing: Product, by: Party) -> Refused | None:
    """Return why the party can not ask about a listing, or None; the page shows it beforehand."""
    if not by.may("ask") or by.company_id is None:
        return Refused(
            _("Your role does not ask other companies. A purchaser or owner can."),
            code="wrong_actor",
        )
    if not listing.is_for_sale:
        return Refused(_("This listing is not public now."), code="not_public")
    if same_company(Company.objects.get(pk=by.company_id), listing.seller):
        return Refused(_("This listing is your own company’s."), code="own_company")
    return _identity_obstacle(by)


def _identity_obstacle(by: Party) -> Refused | None:
    if by.person_id is not None and identity_accepted(by.person_id):
        return None
    return Refused(
        _("Your identity check must be accepted first. Your question is kept below."),
        code="identity",
    )


@transaction.atomic
def ask(
    listing: Product, text: str, upload: "UploadedFile[Any] | None" = None, *, by: Party
) -> Inquiry:
    """Ask a seller about a listing; the same open question asked twice is one inquiry.

    Raises Refused for a role that does not ask, a person not identity-checked, a listing that is
    not public, and one's own company.
    """
    if obstacle := asking_obstacle(listing, by):
        raise obstacle
    at = now()
    inquiry: Inquiry
    inquiry, made = Inquiry.objects.exclude(status="closed").get_or_create(
        buyer_id=by.company_id,
        listing_id=listing.pk,
        fingerprint=fingerprint(text),
        defaults={
            "seller_id": listing.seller_id,
            "subject": listing.title,
            "asked_at": at,
            "spoken_at": at,
        },
    )
    if made:
        steps.begin(inquiry, by=by)
        _say(inquiry, text, upload, by)
        events.record("inquiry.asked", inquiry, by=by)
    return inquiry


@transaction.atomic
def answer(
    inquiry: Inquiry, text: str, upload: "UploadedFile[Any] | None" = None, *, by: Party
) -> Message:
    """Speak for the asked company: an answer when it is its turn, else one more message.

    Raises Refused for anybody else, a company not verified, a person not identity-checked.
    """
    if by.company_id != inquiry.seller_id or not by.may("sell"):
        raise Refused(_("Only the asked company answers."), code="wrong_actor")
    if obstacle := may_answer(inquiry):
        raise Refused(obstacle, code="not_verified")
    if refusal := _identity_obstacle(by):
        raise refusal
    message = _speak(inquiry, text, upload, by)
    Inquiry.objects.filter(pk=inquiry.pk, answered_at=None).update(answered_at=message.at)
    return message


@transaction.atomic
def reply(
    inquiry: Inquiry, text: str, upload: "UploadedFile[Any] | None" = None, *, by: Party
) -> Message:
    """Speak for the asking company: the seller's turn begins when the buyer's was on.

    Raises Refused for anybody else and when the inquiry is closed.
    """
    if by.company_id != inquiry.buyer_id or not by.may("ask"):
        raise Refused(_("Only the asking company replies."), code="wrong_actor")
    return _speak(inquiry, text, upload, by)


def _speak(inquiry: Inquiry, text: str, upload: "UploadedFile[Any] | None", by: Party) -> Message:
    """Say it; when it was the speaker's turn, the turn passes to the other side."""
    locked = Inquiry.objects.select_for_update().get(pk=inquiry.pk)
    if locked.is_closed:
        raise Refused(_("The inquiry is closed. Ask a new question."), code="wrong_state")
    message = _say(locked, text, upload, by)
    if locked.waits_for(by.company_id):
        step = "answer" if by.company_id == locked.seller_id else "reply"
        steps.take(inquiry, step, by=by, message=message.pk)
    else:
        events.record("inquiry.message_added", inquiry, by=by, message=message.pk)
    return message


def _say(inquiry: Inquiry, text: str, upload: "UploadedFile[Any] | None", by: Party) -> Message:
    if not text.strip():
        raise Refused(_("Write your message."), code="empty", field="text")
    if by.company_id is None or by.person_id is None:
        raise Refused(_("Only people of a company write here."), code="wrong_actor")
    at = now()
    stored = files.store(upload, purpose=FILE_PURPOSE, by=by) if upload else None
    Inquiry.objects.filter(pk=inquiry.pk).update(spoken_at=at)
    return Message.objects.create(
        inquiry=inquiry,
        company_id=by.company_id,
        person_id=by.person_id,
        text=text.strip(),
        file=stored,
        at=at,
    )


@transaction.atomic
def close(inquiry: Inquiry, *, by: Party) -> None:
    """End the conversation; both sides may. Raises Refused."""
    steps.take(inquiry, "close", by=by)
