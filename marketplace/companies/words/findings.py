"""Words of what the automatic checks of a submitted file found."""

from collections.abc import Callable
from typing import Final

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from marketplace.companies.words.faults import FAULTS

CHECKS: Final = {
    "registration_number": _("Register number"),
    "duplicate_identifier": _("Same number elsewhere"),
    "licence_expiry": _("Licence expiry"),
    "licence_file": _("Licence file"),
    "name_on_licence": _("Legal name"),
    "vat_id": _("VAT number"),
}
OUTCOMES: Final = {
    "passed": _("in order"),
    "failed": _("not in order"),
    "look": _("a person decides"),
}
SCANS: Final = {
    "clean": _("scanned clean"),
    "not_scanned": _("readable, not scanned"),
    "quarantined": _("in quarantine, scanner away"),
}


def finding(name: str, detail: str) -> str:
    """Return what a check found, in words; `detail` is its short result."""
    words = _SENTENCES.get(name, _plain)
    return words(detail)


def _plain(detail: str) -> str:
    return str(FAULTS.get(detail, detail))


def _number(detail: str) -> str:
    if detail == "no_rule":
        return gettext("no rule for this register")
    return str(FAULTS[detail]) if detail else gettext("form and check digit right")


def _duplicate(detail: str) -> str:
    count = int(detail or 0)
    if not count:
        return gettext("no other company has it")
    return ngettext("%(n)s other company has it", "%(n)s other companies have it", count) % {
        "n": count
    }


def _days(detail: str) -> str:
    if detail == "missing":
        return gettext("no last day given")
    days = int(detail)
    if days < 0:
        return ngettext("expired %(n)s day ago", "expired %(n)s days ago", -days) % {"n": -days}
    return ngettext("%(n)s day left", "%(n)s days left", days) % {"n": days}


def _alike(detail: str) -> str:
    if detail == "missing":
        return gettext("no name typed from the paper")
    return gettext("%(n)s %% alike to the licence") % {"n": detail}


def _file(detail: str) -> str:
    return gettext("no file") if detail == "missing" else str(SCANS.get(detail, detail))


def _vat(detail: str) -> str:
    if detail == "not_given":
        return gettext("not given")
    return str(FAULTS[detail]) if detail else gettext("form and check digit right")


_SENTENCES: Final[dict[str, Callable[[str], str]]] = {
    "registration_number": _number,
    "duplicate_identifier": _duplicate,
    "licence_expiry": _days,
    "licence_file": _file,
    "name_on_licence": _alike,
    "vat_id": _vat,
}
