"""The directory's own narrow tables: what is searched, filtered and counted, never what is shown.

They are made from companies by `actions.entries` and can be thrown away and rebuilt at any time.
"""

from typing import ClassVar

from django.db import models

from marketplace.companies.models import Company


class Entry(models.Model):
    """A public seller as the directory finds it; what the page shows is read from the company."""

    company = models.OneToOneField(
        Company, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    sort_name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=20, blank=True)
    verified_at = models.DateTimeField()
    digest = models.CharField(max_length=32)

    class Meta:
        verbose_name_plural = "entries"
        indexes: ClassVar = [
            models.Index(fields=("sort_name", "company"), name="directory_by_name"),
            models.Index(fields=("-verified_at", "-company"), name="directory_by_date"),
            models.Index(fields=("country", "sort_name", "company"), name="directory_by_country"),
            models.Index(fields=("kind", "sort_name", "company"), name="directory_by_kind"),
        ]

    def __str__(self) -> str:
        return self.sort_name


class Word(models.Model):
    """A folded word of a name, or a register number, as UTF-8 bytes."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="words")
    word = models.BinaryField(max_length=160)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("word", "entry"), name="directory_word_once")
        ]

    def __str__(self) -> str:
        return bytes(self.word).decode()


class Mark(models.Model):
    """A trait of which a company may have several: an industry's division, a certificate."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="marks")
    name = models.CharField(max_length=12)
    value = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("name", "value", "entry"), name="directory_mark_once")
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class Tally(models.Model):
    """How many entries have a combination of traits; an empty trait stands for any."""

    key = models.CharField(max_length=60, unique=True)
    country = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=20, blank=True)
    division = models.CharField(max_length=20, blank=True)
    certificate = models.CharField(max_length=20, blank=True)
    number = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "tallies"
        indexes: ClassVar = [
            models.Index(
                fields=("kind", "division", "certificate", "country"), name="directory_countries"
            ),
            models.Index(
                fields=("country", "division", "certificate", "kind"), name="directory_kinds"
            ),
            models.Index(
                fields=("country", "kind", "certificate", "division"), name="directory_divisions"
            ),
            models.Index(
                fields=("country", "kind", "division", "certificate"),
                name="directory_certificates",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.number}"
