"""The members application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    """Label `members`."""

    name = "marketplace.members"
    label = "members"
    verbose_name = _("Members")
