"""What the provider told us: kept as it came, once per event, worked off afterwards."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ProviderEvent(models.Model):
    """A signed webhook; `body` is emptied some time after it was handled."""

    event_id = models.CharField(_("Event"), max_length=255, unique=True)
    kind = models.CharField(_("Kind"), max_length=80)
    object_id = models.CharField(_("Object"), max_length=255, blank=True)
    account = models.CharField(_("Account"), max_length=255, blank=True)
    livemode = models.BooleanField(_("Live"))
    body = models.TextField(_("Body"), blank=True)
    received_at = models.DateTimeField(_("Received"))
    handled_at = models.DateTimeField(_("Handled"), null=True, blank=True)

    class Meta:
        ordering = ("id",)
        verbose_name = _("Provider's event")
        verbose_name_plural = _("Provider's events")

    def __str__(self) -> str:
        return f"{self.kind} {self.event_id}"
