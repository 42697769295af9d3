"""What a company's file answers about itself: licence, checklist, address, obstacles, checks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from marketplace.companies.rules import (
    Evidence,
    Point,
    address_faults,
    checklist,
    registration_fault,
)
from marketplace.companies.words import POINTS, register_name
from marketplace.kernel.clock import today

if TYPE_CHECKING:
    from marketplace.companies.models.paper import Paper


def newest_run(checks: Any) -> list[Any]:
    """Return the results of the newest run among results of automatic checks."""
    newest = checks.order_by("-at").values("at")[:1]
    return list(checks.filter(at=newest).order_by("pk"))


class Dossier:
    """The questions put to a company file; `Company` is the only one."""

    legal_name: Any
    country: Any
    registration_kind: Any
    registration_number: Any
    representative_masked: Any
    identifiers: Any
    papers: Any
    checks: Any

    @property
    def registration_kind_name(self) -> str:
        """The register's own name."""
        return register_name(self.registration_kind)

    @cached_property
    def licence(self) -> "Paper | None":
        """The newest business licence that was not refused; a change's own is not checked yet."""
        papers = self.papers.select_related("file").exclude(status="refused")
        papers = papers.exclude(status="waiting", change__isnull=False)
        found: Paper | None = papers.filter(kind="licence").order_by("-pk").first()
        return found

    @cached_property
    def further_numbers(self) -> list[Any]:
        """The identifiers beside the register number and the VAT number."""
        return list(self.identifiers.all())

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
            registration_fault=registration_fault(
                self.registration_kind, self.registration_number, self.country
            ),
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

    def values_of(self, names: Iterable[str]) -> dict[str, Any]:
        """Return what the file holds in checked fields, as a change keeps it: nothing sealed."""
        return {name: self._value_of(name) for name in names}

    def _value_of(self, name: str) -> Any:
        if name == "identifiers":
            return [list(pair) for pair in self.identifiers.values_list("kind", "number")]
        if name == "representative_number":
            return self.representative_masked
        return getattr(self, name)

    @property
    def registered_address(self) -> dict[str, str]:
        """The registered address as the address element draws it: a phone is not part of it."""
        fields = ("line1", "line2", "postcode", "city", "region", "country")
        return {name: getattr(self, name) for name in fields}

    def latest_checks(self) -> list[Any]:
        """Return the results of the newest run of automatic checks."""
        return newest_run(self.checks.filter(change=None))
