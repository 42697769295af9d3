"""A person's place in a company: the role decides what they may do there."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.companies.models.company import Company
from marketplace.companies.words import ROLES
from marketplace.kernel.party import COMPANY_ROLES, Party
from marketplace.kernel.visibility import ScopedQuerySet


class MemberQuerySet(ScopedQuerySet):
    """Colleagues see each other."""

    def active(self) -> Self:
        """Return memberships that give access now."""
        return self.filter(active=True)

    def visible_to(self, party: Party) -> Self:
        """Return the memberships that the party may see."""
        if party.company_id is None:
            return self.none()
        return self.filter(company_id=party.company_id)

    def may_see(self, party: Party, member: "Member") -> bool:
        """Say the same of one membership."""
        return party.company_id is not None and member.company_id == party.company_id


class Member(models.Model):
    """One person in one company with one role; a leaver's row stays, inactive."""

    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="memberships"
    )
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="members")
    role = models.CharField(_("role"), max_length=20, choices=ROLES)
    active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()

    objects = MemberQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("person", "company"), name="one_membership_per_company"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=sorted(COMPANY_ROLES)), name="member_role_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.company_id} as {self.role}"
