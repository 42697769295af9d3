"""The notices application: takes the outbox's mail topic and its place on the rail."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Label `notices`."""

    name = "marketplace.notices"
    label = "notices"
    verbose_name = _("Notices")

    def ready(self) -> None:
        """Register the handler and the place."""
        from marketplace.kernel import outbox, rail
        from marketplace.notices import mail
        from marketplace.notices.queries import unread_of

        outbox.handles(mail.TOPIC, mail.deliver, apart=True)
        rail.add(
            rail.Entry(
                section="me", label=_("Notices"), url_name="notices:list", count=unread_of, order=0
            )
        )
