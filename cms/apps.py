"""The editors' application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CmsConfig(AppConfig):
    """Label `cms`."""

    name = "cms"
    verbose_name = _("Pages")
