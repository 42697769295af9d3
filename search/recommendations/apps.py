"""The recommendations application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecommendationsConfig(AppConfig):
    """Label `recommendations`."""

    name = "search.recommendations"
    label = "recommendations"
    verbose_name = _("Recommendations")

    def ready(self) -> None:
        """Fill the slots and follow the news."""
        from search.recommendations import places

        places.register()
