"""The directory application: what it hears, does in jobs and shows elsewhere."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DirectoryConfig(AppConfig):
    """Label `directory`."""

    name = "marketplace.directory"
    label = "directory"
    verbose_name = _("Directory")

    def ready(self) -> None:
        """Register what the kernel asks for by name."""
        from marketplace.directory import news, places

        news.subscribe()
        places.register()
