"""A person asks to act for a company."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint
from marketplace.members.process import JOIN


class JoinRequestQuerySet(ScopedQuerySet):
    """Who asks and who decides."""

    def open(self) -> Self:
        """Return those that wait for an answer."""
        return self.filter(status="waiting")

    def visible_to(self, party: Party) -> Self:
        """Return the requests that the party may see."""
        if party.person_id is None:
            return self.none()
        mine = Q(person_id=party.person_id)
        if party.may("manage") and party.company_id is not None:
            mine |= Q(company_id=party.company_id)
        return self.filter(mine)

    def may_see(self, party: Party, request: "JoinRequest") -> bool:
        """Say the same of one request."""
        if party.person_id is None:
            return False
        ours = party.company_id == request.company_id and party.may("manage")
        return ours or request.person_id == party.person_id


class JoinRequest(models.Model):
    """Who wants to join which company, and what they wrote to its managers."""

    PROCESS = JOIN

    company = models.ForeignKey(
        "companies.Company", on_delete=models.CASCADE, related_name="join_requests"
    )
    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="join_requests"
    )
    message = models.TextField(_("message"), max_length=500, blank=True)
    status = models.CharField(max_length=20, default=JOIN.initial)
    asked_at = models.DateTimeField()

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            status_constraint(JOIN),
            models.UniqueConstraint(
                fields=("company", "person"),
                condition=Q(status="waiting"),
                name="one_open_request_per_company",
            ),
        ]

    def __str__(self) -> str:
        return str(self.company)

    def get_absolute_url(self) -> str:
        """Return the page of one's own requests; managers find it among their people."""
        return reverse("members:join")
