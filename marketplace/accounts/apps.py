"""The accounts application: registers what the kernel and the notices ask for by name."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    """Label `accounts`: it holds AUTH_USER_MODEL."""

    name = "marketplace.accounts"
    label = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        """Register effects, notices, the document's purpose, words and places on the rail."""
        from marketplace.accounts import notices, places, words
        from marketplace.accounts.actions.identity import forget_document
        from marketplace.kernel import effects
        from marketplace.notices import kinds

        effects.register("identity.forget_document", forget_document)
        effects.register("identity.tell_outcome", notices.tell_outcome)
        kinds.register(*notices.KINDS)
        places.register()
        words.register()
