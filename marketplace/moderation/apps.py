"""The moderation application: its places on the platform's rail."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ModerationConfig(AppConfig):
    """Label `moderation`."""

    name = "marketplace.moderation"
    label = "moderation"
    verbose_name = _("Moderation")

    def ready(self) -> None:
        """Put the queues on the rail."""
        from marketplace.moderation import places

        places.register()
