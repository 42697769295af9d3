"""The editors' application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """Label `cms`."""

    name = "cms"
    verbose_name = _("Pages")

    def ready(self) -> None:
        """Follow the platform roles; publish what is scheduled; put the mount on the rail."""
        from cms.actions import seat_editor
        from cms.scheduling import publish_due
        from marketplace.kernel import effects, rail, worker

        worker.every(publish_due)
        effects.register("person.made_staff", seat_editor)
        rail.add(
            rail.Entry(
                section="moderation",
                label=_("Pages"),
                url_name="wagtailadmin_home",
                right="edit",
                order=50,
            )
        )
