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
        from marketplace.accounts.actions import identity
        from marketplace.accounts.signin import ready
        from marketplace.kernel import effects, vault

        effects.register("identity.forget_document", identity.forget_document)
        effects.register("identity.stamp_accepted", identity.stamp_accepted)
        effects.register("identity.end_acceptance", identity.end_acceptance)
        effects.register("identity.mark_late", identity.mark_late)
        effects.register("identity.remind", notices.remind)
        effects.register("identity.tell_outcome", notices.tell_outcome)
        vault.watch_index(
            vault.Indexed(
                "accounts.IdentityCheck", "number_index", identity.number_index, sealed="number"
            )
        )
        notices.register()
        places.register()
        words.register()
        ready.register()
