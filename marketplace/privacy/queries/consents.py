"""Questions about consents."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding
from marketplace.privacy.columns import column_name
from marketplace.privacy.declarations import all_holdings
from marketplace.privacy.models import Consent
from marketplace.privacy.purposes import ALL, Purpose


@dataclass(frozen=True, slots=True)
class Answer:
    """A purpose with the person's last answer to it, None when never asked."""

    purpose: Purpose
    last: Consent | None

    @property
    def given(self) -> bool:
        """True when the person agrees now."""
        return self.last is not None and self.last.given


def answers_of(person_id: int) -> dict[str, bool]:
    """Return the person's last answer to each purpose they were asked about; one query."""
    return {purpose: given for purpose, (given, _version) in last_answers(person_id).items()}


def last_answers(person_id: int) -> dict[str, tuple[bool, int]]:
    """Return purpose -> (yes or no, version of the text) of the person's last answers; one
    query."""
    rows = Consent.objects.filter(person_id=person_id).order_by("id")
    values = rows.values_list("purpose", "given", "text_version")
    return {purpose: (given, version) for purpose, given, version in values}


def last_answers_for(request: Any, person_id: int) -> dict[str, tuple[bool, int]]:
    """Return the same, asked once for a request."""
    if not hasattr(request, "last_answers"):
        request.last_answers = last_answers(person_id)
    known: dict[str, tuple[bool, int]] = request.last_answers
    return known


def overview(person_id: int) -> list[Answer]:
    """Return every purpose with the person's last answer, in the order of the list."""
    last = {row.purpose: row for row in Consent.objects.filter(person_id=person_id).order_by("id")}
    return [Answer(purpose, last.get(purpose.name)) for purpose in ALL]


BASES = {
    "contract": _("contract"),
    "consent": _("consent"),
    "legal_obligation": _("legal obligation"),
    "legitimate_interest": _("legitimate interest"),
}


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A declaration in the words of the privacy policy."""

    holding: Holding
    what: str
    basis: object


def policy_rows() -> Iterator[PolicyRow]:
    """Yield every declaration with the names of its columns and the ground in words."""
    for holding in all_holdings():
        meta = apps.get_model(holding.model)._meta
        names = ", ".join(column_name(meta.get_field(name).verbose_name) for name in holding.fields)
        table = column_name(meta.verbose_name)
        said = _("%(table)s: %(columns)s") % {"table": table, "columns": names}
        yield PolicyRow(holding, str(said), BASES[holding.basis])
