"""Mails about a recovery to addresses that no account has: owed to the outbox, sealed there."""

import json
from typing import Any, Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.signin import links, sealing
from marketplace.accounts.signin.html import as_html
from marketplace.kernel import outbox

TOPIC: Final = "accounts.recovery_mail"
HELLO: Final = _("Hello,")
WORDS: Final[dict[str, tuple[object, object]]] = {
    "asked": (
        _("You asked to get back into an account"),
        _(
            "If there is an account with the address that you named, support writes to you here "
            "within two working days to check who you are. After the check there are 48 hours in "
            "which the account’s address can stop it. We never ask for a password or a code."
        ),
    ),
    "waiting": (
        _("Your identity was checked: 48 hours to wait"),
        _(
            "Support checked who you are. The account is handed over 48 hours after the check, "
            "unless somebody stops it from the account’s address. The page below shows until when."
        ),
    ),
    "done": (
        _("The account is yours again"),
        _(
            "Sign in with this address: you get a code by mail. Then set a password and a second "
            "factor; the old ones no longer work."
        ),
    ),
    "stopped": (
        _("The recovery was stopped"),
        _("Somebody stopped it from the account’s address. It was not handed over."),
    ),
    "refused": (_("The recovery was refused"), _("Reason: %(reason)s")),
    "lapsed": (
        _("The recovery has lapsed"),
        _("Fourteen days passed without a step. You can ask again."),
    ),
    "gone": (
        _("Your account now has another address"),
        _(
            "Support handed the account over to somebody who proved to be you, after 48 hours in "
            "which nobody stopped it. If it was not you, write to us at once."
        ),
    ),
}


def owe(to: str, kind: str, language: str, *, link: str = "", reason: str = "") -> None:
    """Owe a mail of a kind of WORDS in the caller's transaction."""
    facts = {"to": to, "kind": kind, "language": language, "link": link, "reason": reason}
    outbox.enqueue(TOPIC, sealed=sealing.seal(json.dumps(facts)))


def deliver(payload: dict[str, Any]) -> None:
    """Send it: the handler of the outbox topic."""
    opened = sealing.opened(payload["sealed"])
    if opened:
        compose(json.loads(opened)).send()


def compose(facts: dict[str, str]) -> EmailMultiAlternatives:
    """Return the mail in the asker's language, as text and HTML."""
    with translation.override(facts["language"] or settings.LANGUAGE_CODE):
        title, text = (str(words) for words in WORDS[facts["kind"]])
        parts = [str(HELLO), text.replace("%(reason)s", facts["reason"])]
        parts += [links.absolute_path(facts["link"]), settings.SITE_NAME]
        body = "\n\n".join(part for part in parts if part)
        mail = EmailMultiAlternatives(subject=title, body=body, to=[facts["to"]])
        mail.attach_alternative(as_html(title, body), "text/html")
    return mail
