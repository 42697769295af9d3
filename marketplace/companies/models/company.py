"""A company: the file that is verified and the face it shows."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from marketplace.companies.process import COMPANY
from marketplace.companies.rules import (
    REGISTRATION_KINDS,
    Evidence,
    Point,
    address_faults,
    checklist,
    registration_fault,
)
from marketplace.companies.words import COMPANY_KINDS, POINTS
from marketplace.kernel.clock import today
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint

if TYPE_CHECKING:
    from marketplace.companies.models.paper import Paper

EDITABLE = frozenset({"draft", "submitted", "refused", "expired"})


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


class Company(models.Model):
    """Who trades: its register facts, address, presentation and state of verification."""

    PROCESS = COMPANY

    legal_name = models.CharField(_("legal name"), max_length=200)
    trade_name = models.CharField(_("trade name"), max_length=200, blank=True)
    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=20, blank=True, choices=COMPANY_KINDS)
    country = models.CharField(_("country"), max_length=2, blank=True)
    registration_kind = models.CharField(_("register"), max_length=30, blank=True)
    registration_number = models.CharField(_("register number"), max_length=60, blank=True)
    vat_id = models.CharField(_("VAT number"), max_length=20, blank=True)
    line1 = models.CharField(_("address line 1"), max_length=120, blank=True)
    line2 = models.CharField(_("address line 2"), max_length=120, blank=True)
    postcode = models.CharField(_("postal code"), max_length=20, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    region = models.CharField(_("region"), max_length=80, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)
    introduction = models.TextField(_("introduction"), max_length=4000, blank=True)
    partner = models.OneToOneField(
        "partner.Partner", on_delete=models.PROTECT, null=True, blank=True, related_name="company"
    )
    status = models.CharField(max_length=20, default=COMPANY.initial)
    made_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    escalated_at = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    verified_until = models.DateField(null=True, blank=True)
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
    def is_editable(self) -> bool:
        """True while the checked part of the file may be changed."""
        return self.status in EDITABLE

    @property
    def registration_kind_name(self) -> str:
        """The register's own name."""
        kind = REGISTRATION_KINDS.get(self.registration_kind)
        return kind.name if kind else ""

    def has_person(self, person_id: int | None) -> bool:
        """Say whether a person is, or ever was, a member: such staff decide nothing about it."""
        return bool(self.members.filter(person_id=person_id).exists())

    @cached_property
    def licence(self) -> "Paper | None":
        """The newest business licence that was not refused."""
        papers = self.papers.select_related("file").exclude(status="refused")
        found: Paper | None = papers.filter(kind="licence").order_by("-pk").first()
        return found

    def address_faults(self) -> dict[str, str]:
        """Return what the country's post misses in the registered address."""
        fields = ("line1", "postcode", "city", "region")
        return address_faults(self.country, {name: getattr(self, name) for name in fields})

    def checklist(self) -> list[Point]:
        """Return the points that block or allow the submission."""
        licence = self.licence
        evidence = Evidence(
            legal_name=self.legal_name,
            country_known=bool(self.country),
            registration_fault=registration_fault(self.registration_kind, self.registration_number),
            address_complete=not self.address_faults(),
            licence_given=licence is not None,
            expires_on=licence.expires_on if licence else None,
        )
        return checklist(evidence, today())

    def submission_obstacle(self) -> str | None:
        """Return the sentence that names what is missing, or None."""
        missing = [str(POINTS[point.code]) for point in self.checklist() if not point.done]
        if not missing:
            return None
        return str(_("Still missing: %(points)s.")) % {"points": ", ".join(missing)}

    def approval_obstacle(self) -> str | None:
        """Return why the file can not be approved, or None."""
        if self.licence is None:
            return str(_("There is no licence left that was not refused."))
        return self.submission_obstacle()

    @property
    def registered_address(self) -> dict[str, str]:
        """The registered address as the address element draws it: a phone is not part of it."""
        fields = ("line1", "line2", "postcode", "city", "region", "country")
        return {name: getattr(self, name) for name in fields}

    def latest_checks(self) -> list[Any]:
        """Return the results of the newest run of automatic checks."""
        results = list(self.checks.order_by("-at", "pk"))
        return [result for result in results if result.at == results[0].at]
