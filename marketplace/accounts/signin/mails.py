"""Mails of the sign-in: in the reader's language, as text and HTML, with the link to freeze."""

import logging
from typing import Any, Final
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from django.conf import settings
from django.contrib import messages
from django.contrib.sites.models import Site
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext as _

from marketplace.accounts.actions import note_security_change
from marketplace.accounts.models import User
from marketplace.accounts.signin import limits, links
from marketplace.accounts.signin.devices import device
from marketplace.accounts.signin.html import as_html

logger = logging.getLogger(__name__)
ASKED_FOR: Final = frozenset(
    {
        "account/email/login_code",
        "account/email/unknown_account",
        "account/email/account_already_exists",
        "account/email/password_reset_code",
        "account/email/email_confirmation",
        "account/email/email_confirmation_signup",
        "account/email/proof_code",
    }
)
"""Mails that anybody can have sent to anybody: these are counted for each mailbox."""


class MailHooks(DefaultAccountAdapter):
    """allauth's hooks around mail."""

    concerned: User | None = None
    """Whose account a notification is about; the adapter lives for one call of allauth's."""

    def send_notification_mail(
        self, template_prefix: str, user: Any, *args: Any, **kw: Any
    ) -> None:
        """Record each security change beside the mail about it, which may go to an address that
        was the person's until now: it carries the link that freezes all the same."""
        note_security_change(user, template_prefix.rpartition("/")[2])
        self.concerned = user
        super().send_notification_mail(template_prefix, user, *args, **kw)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send at once, because a code lives ten minutes; say so when it can not leave."""
        if template_prefix in ASKED_FOR and not limits.may_send(email):
            messages.error(
                current.request, _("Too many mails went to this address. Please wait ten minutes.")
            )
            return
        try:
            self._send_in_language(template_prefix, email, context)
        except OSError:
            logger.exception("sign-in mail could not be sent")
            messages.error(
                current.request,
                _("The mail could not be sent just now. Please ask for a new code in a minute."),
            )

    def _send_in_language(self, prefix: str, email: str, context: dict[str, Any]) -> None:
        user = self.concerned
        if user is None:
            user = User.objects.filter(email=User.objects.normalize_email(email)).first()
        here = Site(name=settings.SITE_NAME, domain=urlsplit(settings.SITE_URL).netloc)
        token = links.freeze_token(user) if user else ""
        facts = {
            "current_site": here,
            "freeze_link": links.absolute("account_freeze", token) if user else "",
        }
        with translation.override((user and user.language) or translation.get_language()):
            super().send_mail(prefix, email, facts | context)

    def get_http_user_agent(self, request: HttpRequest) -> str:
        """Name the browser in words that its owner recognises."""
        return device(str(super().get_http_user_agent(request)))

    def render_mail(self, *args: Any, **kw: Any) -> Any:
        """Add the same words as HTML: no picture, no tracked link."""
        mail = super().render_mail(*args, **kw)
        mail.attach_alternative(as_html(mail.subject, str(mail.body)), "text/html")
        return mail
