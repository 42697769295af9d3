"""The companies application: effects, files, news, notices and places on the rail."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CompaniesConfig(AppConfig):
    """Label `companies`."""

    name = "marketplace.companies"
    label = "companies"
    verbose_name = _("Companies")

    def ready(self) -> None:
        """Register what the kernel and the notices ask for by name."""
        from marketplace.companies import notices, places
        from marketplace.companies.actions import bank, changes, verification
        from marketplace.companies.actions.file import company_of_one
        from marketplace.companies.indexes import INDEXED
        from marketplace.kernel import effects, vault

        effects.register("person.joined", company_of_one)
        for name, effect in (verification.EFFECTS | changes.EFFECTS | bank.EFFECTS).items():
            effects.register(name, effect)
        vault.watch_index(*INDEXED)
        places.register()
        notices.register()
