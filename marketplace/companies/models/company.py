"""A company: the file that is verified and the face it shows."""

from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.companies.models.dossier import Dossier
from marketplace.companies.process import COMPANY
from marketplace.companies.words import COMPANY_KINDS, LANGUAGES, SIZES
from marketplace.kernel.party import Party
from marketplace.kernel.vault import SealedField, masked
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint

EDITABLE = frozenset({"draft", "submitted", "refused", "expired"})
APPROVED = frozenset({"verified", "suspended"})
INDEX_LENGTH = 64


class CompanyQuerySet(ScopedQuerySet):
    """Verified companies are public; a company sees itself in any state; reviewers see all."""

    def verified(self) -> Self:
        """Return the companies that are verified now."""
        return self.filter(status="verified")

    def visible_to(self, party: Party) -> Self:
        """Return the companies that the party may see."""
        if party.may("verify") or party.may("match"):
            return self.all()
        return self.filter(models.Q(status="verified") | models.Q(pk=party.company_id))

    def may_see(self, party: Party, company: "Company") -> bool:
        """Say the same of one company."""
        if company.is_verified or party.company_id == company.pk:
            return True
        return party.may("verify") or party.may("match")


class Company(Dossier, models.Model):
    """Who trades: its register facts, address, presentation and state of verification."""

    PROCESS = COMPANY

    legal_name = models.CharField(_("legal name"), max_length=200)
    trade_name = models.CharField(_("trade name"), max_length=200, blank=True)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, blank=True, choices=COMPANY_KINDS)
    country = models.CharField(_("country"), max_length=2, blank=True)
    registration_kind = models.CharField(_("register"), max_length=30, blank=True)
    registration_number = models.CharField(_("register number"), max_length=60, blank=True)
    registration_index = models.CharField(
        max_length=INDEX_LENGTH, blank=True, db_index=True, editable=False
    )
    vat_id = models.CharField(_("VAT number"), max_length=20, blank=True)
    vat_index = models.CharField(max_length=INDEX_LENGTH, blank=True, db_index=True, editable=False)
    legal_representative = models.CharField(_("legal representative"), max_length=200, blank=True)
    representative_number = SealedField(_("representative’s identity number"))
    representative_number_end = models.CharField(max_length=4, blank=True, editable=False)
    representative_number_index = models.CharField(
        max_length=INDEX_LENGTH, blank=True, db_index=True, editable=False
    )
    line1 = models.CharField(_("address line 1"), max_length=120, blank=True)
    line2 = models.CharField(_("address line 2"), max_length=120, blank=True)
    postcode = models.CharField(_("postal code"), max_length=20, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    region = models.CharField(_("region"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    fax = models.CharField(_("fax"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    introductions = models.JSONField(_("introductions by language"), default=dict, blank=True)
    year_founded = models.PositiveSmallIntegerField(_("year founded"), null=True, blank=True)
    size = models.CharField(_("size"), max_length=10, blank=True, choices=SIZES)
    logo = models.ForeignKey(
        "kernel.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    partner = models.OneToOneField(
        "partner.Partner", on_delete=models.PROTECT, null=True, blank=True, related_name="company"
    )
    status = models.CharField(max_length=20, default=COMPANY.initial)
    made_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    edited_since = models.JSONField(default=list, blank=True, editable=False)
    escalated_at = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_until = models.DateField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    suspended_until = models.DateField(null=True, blank=True)
    suspended_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewer = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "companies"
        constraints: ClassVar = [status_constraint(COMPANY)]
        indexes: ClassVar = [
            models.Index(fields=("status", "submitted_at")),
            models.Index(fields=("registration_kind", "registration_number")),
        ]

    def __str__(self) -> str:
        return self.display_name

    def get_absolute_url(self) -> str:
        """Return the public page."""
        return reverse("companies:page", args=[self.slug])

    @property
    def display_name(self) -> str:
        """The name people know it by."""
        return self.trade_name or self.legal_name

    @property
    def is_verified(self) -> bool:
        """True while a moderator's approval stands."""
        return bool(self.status == "verified")

    @property
    def is_approved(self) -> bool:
        """True while a moderator's approval is kept: it stands, or is suspended and comes back."""
        return self.status in APPROVED

    def appealed_at(self) -> datetime | None:
        """Return when the suspension that stands was appealed, while nobody has answered."""
        waiting = self.suspensions.filter(ended_at=None, answered_at=None)
        found: datetime | None = waiting.values_list("appealed_at", flat=True).first()
        return found

    @property
    def is_editable(self) -> bool:
        """True while the checked part of the file may be changed."""
        return self.status in EDITABLE

    @property
    def introduction(self) -> str:
        """The introduction in the reader's language, else in the first language that has one."""
        return self.introduction_in(get_language() or LANGUAGES[0])

    def introduction_in(self, language: str) -> str:
        """Return the introduction in a language, else in the first language that has one."""
        texts = self.introductions
        return texts.get(language) or next((texts[key] for key in LANGUAGES if texts.get(key)), "")

    @property
    def representative_masked(self) -> str:
        """The end of the representative's identity number behind dots, or nothing."""
        return masked(self.representative_number_end)

    def has_person(self, person_id: int | None) -> bool:
        """Say whether a person is, or ever was, a member: such staff decide nothing about it."""
        return bool(self.members.filter(person_id=person_id).exists())
