"""One notice as one mail: plain text and simple HTML in the reader's language, nothing tracked."""

from email.utils import parseaddr
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation

from marketplace.kernel.outbox import Hopeless
from marketplace.notices.models import Notice
from marketplace.notices.queries import wants_mail

TOPIC = "notices.mail"
FOR_GOOD: Final = 500
"""RFC 5321 section 4.2.1: replies from here on say that the same mail will never be taken."""


def deliver(payload: dict[str, Any]) -> None:
    """Send the mail of a notice: the handler of the outbox topic.

    The Message-ID comes from the outbox row, so that a repeated delivery is one mail to the reader.
    Raises Hopeless when the mail server refuses it for good; the notice stays in the centre.
    """
    notice = Notice.objects.select_related("person").get(pk=payload["notice"])
    if notice.person.is_active and wants_mail(notice):
        _send(compose(notice, payload["message"]))


def _send(mail: EmailMultiAlternatives) -> None:
    """Send; a refusal of this mail is told from one of the sign-in or the connection."""
    try:
        mail.send()
    except SMTPRecipientsRefused as refusal:
        codes = [code for code, _text in refusal.recipients.values()]
        raise (Hopeless(str(refusal)) if min(codes) >= FOR_GOOD else refusal) from refusal
    except SMTPDataError as refusal:
        raise (Hopeless(str(refusal)) if refusal.smtp_code >= FOR_GOOD else refusal) from refusal


def compose(notice: Notice, message_id: int) -> EmailMultiAlternatives:
    """Return the mail of a notice, worded in the language that the person chose."""
    with translation.override(notice.person.language or settings.LANGUAGE_CODE):
        words = {"notice": notice, "link": absolute(notice.url), "person": notice.person}
        mail = EmailMultiAlternatives(
            subject=" ".join(notice.title.split()),
            body=render_to_string("notices/mail.txt", words),
            to=[notice.person.email],
            headers={"Message-ID": f"<notice-{message_id}@{domain()}>"},
        )
        mail.attach_alternative(render_to_string("notices/mail.html", words), "text/html")
    return mail


def absolute(url: str) -> str:
    """Return the address of a page as a mail needs it; empty stays empty."""
    return f"{settings.SITE_URL.rstrip('/')}{url}" if url else ""


def domain() -> str:
    """Return the domain that the market's mail comes from."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return address.rpartition("@")[2] or "localhost"
