"""One notice as one mail: plain text and simple HTML in the reader's language, nothing tracked."""

from email.utils import parseaddr
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from marketplace.kernel.clock import now
from marketplace.kernel.outbox import Hopeless
from marketplace.kernel.templatetags.formatting import zone
from marketplace.notices.models import Notice, Wish
from marketplace.notices.queries import mail_of
from marketplace.notices.rules import next_digest

TOPIC = "notices.mail"
FOR_GOOD: Final = 500
"""RFC 5321 section 4.2.1: replies from here on say that the same mail will never be taken."""


def deliver(payload: dict[str, Any]) -> None:
    """Send the mail of a notice, or leave it for the daily one: the handler of the outbox topic.

    The Message-ID comes from the outbox row, so that a repeated delivery is one mail to the reader.
    Raises Hopeless when the mail server refuses it for good; the notice stays in the centre.
    """
    notice = Notice.objects.select_related("person").get(pk=payload["notice"])
    when = mail_of(notice)
    if not notice.person.is_active or when == Wish.Mail.NEVER:
        return
    if when == Wish.Mail.DAILY:
        Notice.objects.filter(pk=notice.pk).update(digest_at=next_digest(now(), zone()))
        return
    with in_language_of(notice.person):
        send(compose(notice, payload["message"]))


def in_language_of(person: Any) -> "translation.override":
    """Word what follows in the language that a person chose."""
    return translation.override(person.language or settings.LANGUAGE_CODE)


def send(mail: EmailMultiAlternatives) -> None:
    """Send; a refusal of this mail is told from one of the sign-in or the connection."""
    try:
        mail.send()
    except SMTPRecipientsRefused as refusal:
        codes = [code for code, _text in refusal.recipients.values()]
        raise (Hopeless(str(refusal)) if min(codes) >= FOR_GOOD else refusal) from refusal
    except SMTPDataError as refusal:
        raise (Hopeless(str(refusal)) if refusal.smtp_code >= FOR_GOOD else refusal) from refusal


def compose(notice: Notice, message_id: int) -> EmailMultiAlternatives:
    """Return the mail of a notice in the active language."""
    words = {"notice": notice, "link": absolute(notice.url), "person": notice.person}
    return drawn("mail", " ".join(notice.title.split()), f"notice-{message_id}", words)


def drawn(name: str, subject: str, key: str, words: dict[str, Any]) -> EmailMultiAlternatives:
    """Return a mail of the templates `notices/<name>.txt` and `.html`; `key` names it for ever."""
    words = {**words, "subject": subject, "choices": absolute(reverse("notices:settings"))}
    mail = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string(f"notices/{name}.txt", words),
        to=[words["person"].email],
        headers={"Message-ID": f"<{key}@{domain()}>"},
    )
    mail.attach_alternative(render_to_string(f"notices/{name}.html", words), "text/html")
    return mail


def absolute(url: str) -> str:
    """Return the address of a page as a mail needs it; empty stays empty."""
    return f"{settings.SITE_URL.rstrip('/')}{url}" if url else ""


def domain() -> str:
    """Return the domain that the market's mail comes from."""
    address = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return address.rpartition("@")[2] or "localhost"
