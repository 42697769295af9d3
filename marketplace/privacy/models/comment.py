"""Comments on a version before it counts."""

from typing import Self

from django.db import models

from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet
from marketplace.privacy.models.policy import PolicyVersion


class PolicyCommentQuerySet(ScopedQuerySet):
    """People see their own comments, editors all of them."""

    def visible_to(self, party: Party) -> Self:
        """Return the comments that the party may read."""
        if party.may("edit"):
            return self.all()
        return self.none() if party.person_id is None else self.filter(person_id=party.person_id)

    def may_see(self, party: Party, comment: "PolicyComment") -> bool:
        """Say the same of one comment."""
        own = party.person_id is not None and comment.person_id == party.person_id
        return own or party.may("edit")


class PolicyComment(models.Model):
    """What somebody said about a version before it came into force."""

    version = models.ForeignKey(PolicyVersion, on_delete=models.PROTECT, related_name="comments")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=2000)
    at = models.DateTimeField()

    objects = PolicyCommentQuerySet.as_manager()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return f"{self.version_id}: {self.text[:40]}"
