"""A place in a company offered to an address."""

from datetime import datetime
from typing import ClassVar, Self

from allauth.account.models import EmailAddress
from django.db import models
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.companies.models import Member
from marketplace.companies.words import ROLES
from marketplace.kernel.deadlines import end_of_day_after
from marketplace.kernel.party import COMPANY_ROLES, RIGHTS, Party
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint
from marketplace.members.models.fields import amount, currency, not_negative
from marketplace.members.models.unit import Unit
from marketplace.members.process import INVITATION
from marketplace.members.rules import INVITATION_DAYS


def proved_addresses(person_id: int | None) -> QuerySet[EmailAddress, str]:
    """Return the addresses that a person has proved, for a query."""
    mine = EmailAddress.objects.filter(user_id=person_id, verified=True)
    found: QuerySet[EmailAddress, str] = mine.values_list("email", flat=True)
    return found


class InvitationQuerySet(ScopedQuerySet):
    """Managers see their company's, moderators the platform's own, a person those to an address of
    theirs."""

    def visible_to(self, party: Party) -> Self:
        """Return the invitations that the party may see."""
        if party.person_id is None:
            return self.none()
        mine = Q(email__in=proved_addresses(party.person_id))
        if party.may("verify"):
            mine |= Q(by_staff=True)
        if party.may("manage") and party.company_id is not None:
            mine |= Q(company_id=party.company_id)
        return self.filter(mine)

    def may_see(self, party: Party, invitation: "Invitation") -> bool:
        """Say the same of one invitation."""
        if party.person_id is None:
            return False
        if party.may("verify") and invitation.by_staff:
            return True
        ours = party.company_id == invitation.company_id and party.may("manage")
        return ours or invitation.is_for(party.person_id)


class Invitation(models.Model):
    """One address, one offer. Of the link's token only a hash is kept; sending again makes a new
    one, and the links sent before end."""

    PROCESS = INVITATION

    company = models.ForeignKey(
        "companies.Company", on_delete=models.CASCADE, related_name="invitations"
    )
    email = models.EmailField(_("e-mail"))
    role = models.CharField(_("role"), max_length=20, choices=ROLES)
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    per_order = amount(_("limit per order"))
    per_month = amount(_("limit per month"))
    currency = currency(_("currency"))
    message = models.TextField(_("message"), max_length=500, blank=True)
    language = models.CharField(max_length=10, blank=True)
    token_hash = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001
    status = models.CharField(max_length=20, default=INVITATION.initial)
    invited_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="invitations_made"
    )
    sent_at = models.DateTimeField()
    sendings = models.PositiveSmallIntegerField(default=1)
    by_staff = models.BooleanField(default=False)
    source = models.CharField(_("who gave the address"), max_length=120, blank=True)
    source_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            status_constraint(INVITATION),
            models.UniqueConstraint(
                fields=("company", "email"),
                condition=Q(status="sent"),
                name="one_open_invitation_per_address",
            ),
            models.UniqueConstraint(
                fields=("company",),
                condition=Q(status="sent", by_staff=True),
                name="one_open_offer_per_company",
            ),
            models.CheckConstraint(
                condition=Q(role__in=sorted(COMPANY_ROLES)), name="invitation_role_known"
            ),
            not_negative("invitation_limit_not_negative", "per_order", "per_month"),
        ]
        indexes: ClassVar = [models.Index(fields=("email", "status"))]

    def __str__(self) -> str:
        return self.email

    def get_absolute_url(self) -> str:
        """Return the page of the company's people, where its managers see it; of an offer of the
        platform, the moderators' page."""
        return reverse("directory:owners" if self.by_staff else "members:people")

    def is_for(self, person_id: int | None) -> bool:
        """Say whether a person has proved the address that it went to."""
        if person_id is None:
            return False
        return bool(proved_addresses(person_id).filter(email=self.email).exists())

    @property
    def until(self) -> datetime:
        """The last instant at which it can be answered."""
        return end_of_day_after(self.sent_at, INVITATION_DAYS)

    @property
    def has_newer_open(self) -> bool:
        """True while another invitation of the company to the same address can be answered."""
        whose = {"by_staff": True} if self.by_staff else {"email": self.email}
        same = Invitation.objects.filter(company_id=self.company_id, **whose)
        return bool(same.filter(status="sent").exclude(pk=self.pk).exists())

    @property
    def company_has_people(self) -> bool:
        """True once somebody acts for the company."""
        return bool(Member.objects.active().filter(company_id=self.company_id).exists())

    @property
    def inviter_may_still(self) -> bool:
        """True while who invited manages people there; only an owner makes owners.

        Staff offer a company that nobody acts for. A frozen account lets nobody in: whoever took it
        over may have sent the invitation.
        """
        if self.invited_by.frozen_at is not None:
            return False
        if self.by_staff:
            return not self.company_has_people
        here = Member.objects.active().filter(company_id=self.company_id)
        roles = RIGHTS["own" if self.role == "owner" else "manage"]
        return bool(here.filter(person_id=self.invited_by_id, role__in=roles).exists())

    @property
    def inviter_name(self) -> str:
        """Who invites, as the invited person reads it."""
        person = self.invited_by
        return "Comptoir" if self.by_staff else person.get_full_name() or person.email
