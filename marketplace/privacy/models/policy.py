"""Policies: the editor's draft, and the versions published from it, which nothing changes."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import get_language

from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet
from marketplace.privacy.models.append_only import AppendOnly, AppendOnlyQuerySet
from marketplace.privacy.rules.policies import KINDS, SOURCE, Kind, Text

_ANY_YES = (
    Q(new_purpose=True) | Q(new_recipient=True) | Q(longer_storage=True)
    | Q(less_right=True) | Q(new_duty=True) | Q(new_country=True)
)  # fmt: skip


class PolicyQuerySet(ScopedQuerySet):
    """Editors see every policy, everybody else those with a published version."""

    def visible_to(self, party: Party) -> Self:
        """Return the policies that the party may see."""
        return self if party.may("edit") else self.filter(versions__number=1)

    def may_see(self, party: Party, policy: "Policy") -> bool:
        """Say the same of one policy."""
        return party.may("edit") or bool(policy.versions.exists())


class Policy(models.Model):
    """One policy by its key; `draft` holds texts by language and answers until they are
    published."""

    key = models.SlugField(max_length=20, unique=True)
    draft = models.JSONField(default=dict, blank=True)

    objects = PolicyQuerySet.as_manager()

    class Meta:
        ordering = ("key",)
        verbose_name_plural = "policies"

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        """Return the public page of the present version."""
        return reverse("privacy:policy", args=[self.key])

    @property
    def kind(self) -> Kind:
        """What the market knows of a policy of this key."""
        return KINDS[self.key]


class PolicyVersionQuerySet(AppendOnlyQuerySet):
    """Everybody reads every version, for ever."""

    def visible_to(self, party: Party) -> Self:
        """Return every version."""
        del party
        return self.all()

    def may_see(self, party: Party, version: "PolicyVersion") -> bool:
        """Say the same of one version."""
        del party, version
        return True


class PolicyVersion(AppendOnly):
    """A published version: its texts by language, the six answers, and from when it is in force.

    `texts` is language -> title, body, summary (of the changes) and hash (SHA-256, see `Text`).
    """

    policy = models.ForeignKey(Policy, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    texts = models.JSONField()
    new_purpose = models.BooleanField()
    new_recipient = models.BooleanField()
    longer_storage = models.BooleanField()
    less_right = models.BooleanField()
    new_duty = models.BooleanField()
    new_country = models.BooleanField()
    material = models.BooleanField()
    published_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField()
    effective_at = models.DateTimeField()

    objects = PolicyVersionQuerySet.as_manager()

    class Meta:
        ordering = ("policy", "number")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("policy", "number"), name="policy_version_numbered_once"
            ),
            models.CheckConstraint(
                condition=(Q(material=True) & _ANY_YES) | (Q(material=False) & ~_ANY_YES),
                name="policy_version_material_by_any_yes",
            ),
            models.CheckConstraint(
                condition=Q(effective_at__gte=F("published_at")),
                name="policy_version_not_before_published",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.policy_id}: {self.number}"

    def get_absolute_url(self) -> str:
        """Return the page of this version."""
        return reverse("privacy:version", args=[self.policy.key, self.number])

    @property
    def text(self) -> Text:
        """The text in the language of the page, else in the source language."""
        language = get_language() or SOURCE
        return self.text_in(language if language in self.texts else SOURCE)

    def text_in(self, language: str) -> Text:
        """Return the text in one language. Raises KeyError when there is none."""
        found = self.texts[language]
        return Text(language, found["title"], found["body"], found["summary"])

    def is_effective(self, at: datetime) -> bool:
        """Say whether the version was in force, or replaced already, at an instant."""
        return self.effective_at <= at
