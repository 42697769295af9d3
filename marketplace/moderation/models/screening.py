"""Lists that companies are compared with: exclusions and sanctions, loaded by staff."""

from typing import Any, ClassVar

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.visibility import status_constraint
from marketplace.moderation.models.desk import DeskQuerySet
from marketplace.moderation.process import LIST
from marketplace.moderation.words import LIST_KINDS


class ScreeningList(models.Model):
    """One state of a list, as its publisher dated it; a newer state is a list of its own."""

    PROCESS = LIST

    name = models.CharField(_("name of the list"), max_length=120)
    kind = models.CharField(_("kind"), max_length=20, choices=LIST_KINDS)
    dated = models.DateField(_("dated"))
    source = models.URLField(_("where it was published"), max_length=500, blank=True)
    file = models.ForeignKey("kernel.StoredFile", on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, default=LIST.initial)
    rows = models.PositiveIntegerField(default=0)
    faults: Any = models.JSONField(default=list)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    loaded_at = models.DateTimeField(null=True, blank=True)

    objects = DeskQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        constraints: ClassVar = [status_constraint(LIST)]

    def __str__(self) -> str:
        return f"{self.name}, {self.dated}"

    def get_absolute_url(self) -> str:
        """Return the page of the list."""
        return reverse("moderation:list", args=[self.pk])


class ScreeningEntry(models.Model):
    """One name on a list with its aliases, country and number, as the list gives them."""

    screening_list = models.ForeignKey(
        ScreeningList, on_delete=models.CASCADE, related_name="entries"
    )
    name = models.CharField(max_length=300)
    aliases: Any = models.JSONField(default=list)
    country = models.CharField(max_length=2, blank=True)
    identifier = models.CharField(max_length=60, blank=True)
    row = models.PositiveIntegerField()

    class Meta:
        ordering = ("row",)

    def __str__(self) -> str:
        return self.name

    @property
    def names(self) -> list[str]:
        """The name and its aliases."""
        return [self.name, *self.aliases]


class ScreeningKey(models.Model):
    """A piece of an entry's names or its number: how candidates are found without reading all."""

    entry = models.ForeignKey(ScreeningEntry, on_delete=models.CASCADE, related_name="keys")
    key = models.CharField(max_length=70)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("key", "entry"), name="screening_key_once")
        ]

    def __str__(self) -> str:
        return self.key
