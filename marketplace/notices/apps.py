"""The notices application: takes the outbox's topics, its place on the rail and in the clock."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    """Label `notices`."""

    name = "marketplace.notices"
    label = "notices"
    verbose_name = _("Notices")

    def ready(self) -> None:
        """Register the handlers and the place."""
        from marketplace.kernel import clockwork, outbox, rail
        from marketplace.notices import digest, mail, news, sweeping, texting
        from marketplace.notices.queries import unread_of

        outbox.handles(mail.TOPIC, mail.deliver, apart=True)
        outbox.handles(texting.TOPIC, texting.deliver, apart=True)
        outbox.handles(digest.TOPIC, digest.deliver, apart=True)
        clockwork.also(digest.send_due)
        clockwork.also(sweeping.sweep)
        news.register()
        rail.add(
            rail.Entry(
                section="me", label=_("Notices"), url_name="notices:list", count=unread_of, order=0
            )
        )
