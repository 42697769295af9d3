"""Further numbers of a company in other registers: SIRET, EORI, LEI and so on."""

from typing import ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.companies.models.company import INDEX_LENGTH, Company
from marketplace.companies.words import register_name
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet


class IdentifierQuerySet(ScopedQuerySet):
    """Register facts are public with their company."""

    def visible_to(self, party: Party) -> Self:
        """Return the numbers of the companies that the party may see."""
        return self.filter(company__in=Company.objects.visible_to(party))

    def may_see(self, party: Party, identifier: "Identifier") -> bool:
        """Say the same of one number."""
        return Company.objects.all().may_see(party, identifier.company)


class Identifier(models.Model):
    """One number; `index` finds it in other companies whatever its notation."""

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="identifiers")
    kind = models.CharField(_("register"), max_length=30)
    number = models.CharField(_("number"), max_length=60)
    index = models.CharField(max_length=INDEX_LENGTH, db_index=True, editable=False)

    objects = IdentifierQuerySet.as_manager()

    class Meta:
        ordering = ("kind", "number")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("company", "kind", "number"), name="identifier_given_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind_name} {self.number}"

    @property
    def kind_name(self) -> str:
        """The register's own name."""
        return register_name(self.kind)
