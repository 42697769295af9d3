"""The privacy application: consents, cookies, policies, and the notice before leaving."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    """Label `privacy`."""

    name = "marketplace.privacy"
    label = "privacy"
    verbose_name = _("Privacy")

    def ready(self) -> None:
        """Register what the kernel, the notices and the accounts ask for by name."""
        from marketplace.kernel import effects
        from marketplace.privacy import places
        from marketplace.privacy.actions import erasing

        places.register()
        effects.register("person.erase", erasing.erase_person)
