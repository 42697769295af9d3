"""The disputes application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisputesConfig(AppConfig):
    """Label `disputes`."""

    name = "disputes"
    verbose_name = _("Disputes")
