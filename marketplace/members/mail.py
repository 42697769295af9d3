"""The mail of an invitation: plain text and simple HTML, nothing tracked, the link in it once."""

import secrets
from hashlib import sha256
from smtplib import SMTPRecipientsRefused
from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.kernel.outbox import Hopeless
from marketplace.members.models import Invitation
from marketplace.notices.mail import absolute, domain

TOPIC: Final = "members.invitation"
OBJECTION: Final = "members.objection"
"""Salt of the keys by which readers object; a key works in every mail ever sent."""
FOR_GOOD: Final = 500
"""RFC 5321 section 4.2.1: replies from here on say that the address will never take it."""


def hashed(token: str) -> str:
    """Return what the database keeps of a token; 256 random bits need no salt."""
    return sha256(token.encode()).hexdigest()


def invitation_of(key: str) -> Invitation | None:
    """Return the offer of the platform that a key of its mail names. Raises BadSignature."""
    offers = Invitation.objects.filter(pk=signing.loads(key, salt=OBJECTION), by_staff=True)
    found: Invitation | None = offers.select_related("company").first()
    return found


def deliver(payload: dict[str, Any]) -> None:
    """Send an open invitation with a new link: the handler of the outbox topic.

    The token is made here and stands nowhere but in the mail. Raises Hopeless for an address that
    the server refuses for good.
    """
    invitation = Invitation.objects.select_related("company", "invited_by").get(
        pk=payload["invitation"]
    )
    if invitation.status != "sent":
        return
    token = secrets.token_urlsafe(32)
    Invitation.objects.filter(pk=invitation.pk).update(token_hash=hashed(token))
    try:
        compose(invitation, token, payload["message"]).send()
    except SMTPRecipientsRefused as refusal:
        codes = [code for code, _text in refusal.recipients.values()]
        raise (Hopeless(str(codes)) if min(codes) >= FOR_GOOD else refusal) from refusal


def compose(invitation: Invitation, token: str, message_id: int) -> EmailMultiAlternatives:
    """Return the mail, in the language of who invited: nothing is known of the reader."""
    with translation.override(invitation.language or settings.LANGUAGE_CODE):
        link = absolute(reverse("members:invitation", args=[token]))
        objection = _objection(invitation)
        words = {"invitation": invitation, "link": link, "objection": objection}
        mail = EmailMultiAlternatives(
            subject=_subject(invitation),
            body=render_to_string("members/mail.txt", words),
            to=[invitation.email],
            headers=_headers(message_id, objection),
        )
        mail.attach_alternative(render_to_string("members/mail.html", words), "text/html")
    return mail


def _subject(invitation: Invitation) -> str:
    company = {"company": " ".join(invitation.company.display_name.split())}
    if invitation.by_staff:
        return _("Comptoir offers you the company file of %(company)s") % company
    return _("%(company)s invites you to Comptoir") % company


def _objection(invitation: Invitation) -> str:
    """Return the address at which the reader objects; empty for an invitation by a colleague."""
    if not invitation.by_staff:
        return ""
    key = signing.dumps(invitation.pk, salt=OBJECTION)
    return absolute(reverse("members:object", args=[key]))


def _headers(message_id: int, objection: str) -> dict[str, str]:
    """Return the mail's own headers; by the last two mail programs object with one click
    (RFC 8058)."""
    own = {"Message-ID": f"<invitation-{message_id}@{domain()}>"}
    if not objection:
        return own
    return own | {
        "List-Unsubscribe": f"<{objection}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
