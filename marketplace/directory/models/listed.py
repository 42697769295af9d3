"""People who chose to be found: for which company, and what is shown beside name and title."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from marketplace.companies.models import Company, Member
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet
from marketplace.privacy.models import Consent

PURPOSE = "directory"


class ListedQuerySet(ScopedQuerySet):
    """Signed-in members find people who agree now and work in a verified company."""

    def shown(self) -> Self:
        """Return who may be found: the last answer is yes, still a member, company verified."""
        answers = Consent.objects.filter(person_id=OuterRef("person_id"), purpose=PURPOSE)
        member = Member.objects.active().filter(
            person_id=OuterRef("person_id"), company_id=OuterRef("company_id")
        )
        return self.alias(agrees=Subquery(answers.order_by("-id").values("given")[:1])).filter(
            Exists(member), agrees=True, company__status="verified", person__is_active=True
        )

    def visible_to(self, party: Party) -> Self:
        """Return the entries that the party may see."""
        return self.shown() if _is_reader(party) else self.none()

    def may_see(self, party: Party, listed: "Listed") -> bool:
        """Say the same of one entry."""
        return _is_reader(party) and self.shown().filter(pk=listed.pk).exists()


def _is_reader(party: Party) -> bool:
    return party.person_id is not None and party.is_member and party.may("view")


class Listed(models.Model):
    """One person in the directory, for one company: nothing tells of their other companies."""

    person = models.OneToOneField(
        "accounts.User", on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    sort_name = models.CharField(max_length=200)
    show_city = models.BooleanField(_("my city"), default=False)
    show_industry = models.BooleanField(_("my main industry"), default=False)
    show_photo = models.BooleanField(_("my photo"), default=False)
    since = models.DateTimeField()

    objects = ListedQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "listed people"
        indexes: ClassVar = [
            models.Index(fields=("sort_name", "person"), name="directory_people_by_name")
        ]

    def __str__(self) -> str:
        return f"person {self.person_id} for company {self.company_id}"


class ListedWord(models.Model):
    """A folded word of a listed person's name, title or company, as UTF-8 bytes."""

    listed = models.ForeignKey(Listed, on_delete=models.CASCADE, related_name="words")
    word = models.BinaryField(max_length=160)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("word", "listed"), name="directory_person_word_once")
        ]

    def __str__(self) -> str:
        return bytes(self.word).decode()
