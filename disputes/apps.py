"""The disputes application: effects, files, notices, panels and places on the rail."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisputesConfig(AppConfig):
    """Label `disputes`."""

    name = "disputes"
    verbose_name = _("Disputes")

    def ready(self) -> None:
        """Register what the kernel and the notices ask for by name."""
        from disputes import notices, panels, places
        from disputes.actions import registering
        from marketplace.kernel import rail, slots

        registering.register()
        notices.register()
        slots.fill("order.below", panels.on_order)
        slots.fill("desk.todo", panels.to_do, order=-10)
        for entry in places.ENTRIES:
            rail.add(entry)
