"""How a company shows itself: its trades by CPV code, its pictures, the people to contact."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marketplace.companies import cpv, touch
from marketplace.companies.models.company import Company
from marketplace.companies.words import AUDIENCES, CONTACT_PURPOSES
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet


class ShownQuerySet(ScopedQuerySet):
    """What stands on the company's page is seen with the company."""

    def visible_to(self, party: Party) -> Self:
        """Return the rows of the companies that the party may see."""
        return self.filter(company__in=Company.objects.visible_to(party))

    def may_see(self, party: Party, shown: "Industry | Picture") -> bool:
        """Say the same of one row."""
        return Company.objects.all().may_see(party, shown.company)


class Industry(models.Model):
    """A trade of the company: a code of the Common Procurement Vocabulary."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="industries")
    code = models.CharField(max_length=10, db_index=True)

    objects = ShownQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "industries"
        ordering = ("code",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("company", "code"), name="industry_given_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def name(self) -> str:
        """The code's name in the reader's language; Chinese readers get the English one."""
        return cpv.name_of(self.code, get_language() or "en")


class Picture(models.Model):
    """A picture on the company's page, in the order that the company gave."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="pictures")
    file = models.ForeignKey("kernel.StoredFile", on_delete=models.PROTECT, related_name="+")
    alt = models.CharField(_("what it shows"), max_length=200)
    order = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField()

    objects = ShownQuerySet.as_manager()

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return self.alt


class ContactQuerySet(ScopedQuerySet):
    """Each entry says whom it is for: everybody, members, or companies in touch."""

    def visible_to(self, party: Party) -> Self:
        """Return the entries that the party may see."""
        if party.may("verify") or party.may("support"):
            return self.all()
        shown = Q(company__status="verified", audience__in=_audiences(party))
        return self.filter(shown | _matched(party) | _own(party))

    def may_see(self, party: Party, contact: "Contact") -> bool:
        """Say the same of one entry."""
        if party.may("verify") or party.may("support"):
            return True
        if party.company_id is not None and contact.company_id == party.company_id:
            return True
        if contact.company_id in touch.companies_of(party):
            return True
        return contact.company.is_verified and contact.audience in _audiences(party)


def _audiences(party: Party) -> tuple[str, ...]:
    return ("public",) if party.person_id is None else ("public", "members")


def _own(party: Party) -> Q:
    return Q(company_id=party.company_id) if party.company_id is not None else Q(pk__in=())


def _matched(party: Party) -> Q:
    return Q(company_id__in=touch.companies_of(party))


class Contact(models.Model):
    """Whom to reach for what; the company says who may see it. Moderators and support always."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="contacts")
    purpose = models.CharField(_("for"), max_length=20, choices=CONTACT_PURPOSES)
    name = models.CharField(_("name"), max_length=120)
    title = models.CharField(_("title"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    audience = models.CharField(_("shown to"), max_length=10, choices=AUDIENCES, default="match")
    changed_at = models.DateTimeField()

    objects = ContactQuerySet.as_manager()

    class Meta:
        ordering = ("purpose", "name", "pk")

    def __str__(self) -> str:
        return f"{self.get_purpose_display()}: {self.name}"
