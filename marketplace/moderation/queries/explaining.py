"""Why an automatic check found what it found: two sentences with its inputs, for the reviewer."""

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.companies.actions.checks import ALIKE_ENOUGH
from marketplace.companies.models import CheckResult

Inputs = dict[str, Any]


def explain(result: CheckResult) -> str:
    """Return what was compared, by which rule and when."""
    said = EXPLAINED[result.name](result.inputs) if result.name in EXPLAINED else ""
    rule = _("Rule %(version)s; it advises, a person decides.") % {"version": result.rule_version}
    return f"{said} {rule}".strip()


def _number(inputs: Inputs) -> str:
    if not inputs.get("number") and not inputs.get("vat_id"):
        return _("No number was given.")
    given = inputs.get("number") or inputs.get("vat_id")
    return _("Length, form and check digit of “%(number)s” were compared with its register’s.") % {
        "number": given
    }


def _duplicate(inputs: Inputs) -> str:
    number = len(inputs.get("companies", ()))
    if not number:
        return _("All register and VAT numbers were compared with those of every other company.")
    return ngettext(
        "%(n)s other company gave one of the numbers, in whatever notation.",
        "%(n)s other companies gave one of the numbers, in whatever notation.",
        number,
    ) % {"n": number}


def _name(inputs: Inputs) -> str:
    if "holder" not in inputs:
        return _("The company did not type the name that stands on its licence.")
    return _(
        "“%(name)s” was compared with “%(holder)s” on the licence: %(alike)s of 100."
        " From %(enough)s on it passes."
    ) % (inputs | {"enough": ALIKE_ENOUGH})


def _expiry(inputs: Inputs) -> str:
    if "expires_on" not in inputs:
        return _("No last day was given.")
    return _("The last day given is %(expires_on)s.") % inputs


def _file(inputs: Inputs) -> str:
    if "name" not in inputs:
        return _("No licence was handed in.")
    return _("The file “%(name)s” was opened, cleaned and handed to the virus scanner.") % inputs


EXPLAINED: Final[dict[str, Callable[[Inputs], str]]] = {
    "registration_number": _number,
    "vat_id": _number,
    "duplicate_identifier": _duplicate,
    "name_on_licence": _name,
    "licence_expiry": _expiry,
    "licence_file": _file,
}
