"""The directory's own narrow tables: what is searched, filtered and counted, never what is shown.

They are made from companies by `actions.entries` and can be thrown away and rebuilt at any time.
"""

from typing import ClassVar

from django.db import models

from marketplace.companies.models import Company


class Shown(models.Model):
    """What a row of the directory says of a company: order, date and traits; the several-valued
    ones as codes with a space before and after each."""

    sort_name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=20, blank=True)
    verified_at = models.DateTimeField()
    divisions = models.CharField(max_length=60, blank=True)
    certificates = models.CharField(max_length=80, blank=True)

    class Meta:
        abstract = True


class Entry(Shown):
    """A public seller as the directory finds it; what the page shows is read from the company."""

    company = models.OneToOneField(
        Company, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    digest = models.CharField(max_length=32)

    class Meta:
        verbose_name_plural = "entries"
        indexes: ClassVar = [
            models.Index(fields=("sort_name", "company"), name="directory_by_name"),
            models.Index(fields=("-verified_at", "-company"), name="directory_by_date"),
        ]

    def __str__(self) -> str:
        return self.sort_name


class Word(Shown):
    """A word, number or trait by which a company is found, as UTF-8 bytes.

    It repeats what is filtered, counted and put in order, so that one stretch of one index answers
    a question. `rank` is 0 where the name begins with the word, and for traits.
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="words", db_index=False)
    word = models.BinaryField(max_length=160)
    rank = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("entry", "word"), name="directory_word_once")
        ]
        indexes: ClassVar = [
            models.Index(
                fields=(
                    "word",
                    "rank",
                    "sort_name",
                    "entry",
                    "verified_at",
                    "country",
                    "kind",
                    "divisions",
                    "certificates",
                ),
                name="directory_by_word",
            )
        ]

    def __str__(self) -> str:
        return bytes(self.word).decode()


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
