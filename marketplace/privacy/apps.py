"""The privacy application: keeps the consent that giving an identity document brings."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    """Label `privacy`."""

    name = "marketplace.privacy"
    label = "privacy"
    verbose_name = _("Privacy")

    def ready(self) -> None:
        """Register the effect, the words and the place on the rail."""
        from marketplace.kernel import effects, events, rail
        from marketplace.privacy.actions import agree_to_identity_data

        effects.register("identity.agree", agree_to_identity_data)
        events.describe("consent.given", _("Consent given"))
        events.describe("consent.withdrawn", _("Consent withdrawn"))
        events.describe("person.copied", _("Copy of the own data taken"))
        rail.add(
            rail.Entry(section="me", label=_("Consents"), url_name="privacy:consents", order=50)
        )
