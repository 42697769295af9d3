"""Where the one door asks the market: where to go, what to record, what when mail is away."""

import logging
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from django.conf import settings
from django.contrib import messages
from django.contrib.sites.models import Site
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from marketplace.accounts.actions import (
    note_failed_sign_in,
    note_security_change,
    note_sign_in,
)

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """allauth's hooks, each one call."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Staff start on the platform's desk, everybody else on their own."""
        user: Any = request.user
        return reverse("moderation:index" if user.staff_role else "desk")

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        """A new person starts on the desk."""
        del request
        return reverse("desk")

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Record the sign-in and go on."""
        note_sign_in(user)
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Record the failure for the person whose address was typed."""
        super().authentication_failed(request, **credentials)
        note_failed_sign_in(str(credentials.get("email") or ""))

    def send_notification_mail(
        self, template_prefix: str, user: Any, *args: Any, **kw: Any
    ) -> None:
        """Record each security change beside the mail about it."""
        note_security_change(user, template_prefix.rpartition("/")[2])
        super().send_notification_mail(template_prefix, user, *args, **kw)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send at once, because a code lives ten minutes; say so when the mail server is away."""
        here = Site(name=settings.SITE_NAME, domain=urlsplit(settings.SITE_URL).netloc)
        try:
            super().send_mail(template_prefix, email, {"current_site": here} | context)
        except OSError:
            logger.exception("sign-in mail could not be sent")
            messages.error(
                current.request,
                _("The mail could not be sent just now. Please ask for a new code in a minute."),
            )
