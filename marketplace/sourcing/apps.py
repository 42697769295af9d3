"""The sourcing application: files, notices and places on the rail."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcingConfig(AppConfig):
    """Label `sourcing`."""

    name = "marketplace.sourcing"
    label = "sourcing"
    verbose_name = _("Sourcing")

    def ready(self) -> None:
        """Register what the kernel and the notices ask for by name."""
        from marketplace.companies import touch
        from marketplace.sourcing import notices, places, queries

        places.register()
        notices.register()
        touch.register(queries.counterparts)
