"""Words of codes: units of measure (UN/ECE Recommendation 20) and Incoterms 2020."""

from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

UNITS: Final[dict[str, object]] = {
    "C62": _("piece"),
    "PR": _("pair"),
    "SET": _("set"),
    "DZN": _("dozen"),
    "XPK": _("package"),
    "XBX": _("box"),
    "XRO": _("roll"),
    "RM": _("ream"),
    "GRM": _("gram"),
    "KGM": _("kilogram"),
    "TNE": _("tonne"),
    "LTR": _("litre"),
    "MTQ": _("cubic metre"),
    "MTR": _("metre"),
    "MTK": _("square metre"),
    "HUR": _("hour"),
    "DAY": _("day"),
    "MON": _("month"),
    "ANN": _("year"),
    "E48": _("service unit"),
}
_COUNTED: Final = {
    "C62": ngettext_lazy("%(count)s piece", "%(count)s pieces", "count"),
    "PR": ngettext_lazy("%(count)s pair", "%(count)s pairs", "count"),
    "SET": ngettext_lazy("%(count)s set", "%(count)s sets", "count"),
    "DZN": ngettext_lazy("%(count)s dozen", "%(count)s dozens", "count"),
    "XPK": ngettext_lazy("%(count)s package", "%(count)s packages", "count"),
    "XBX": ngettext_lazy("%(count)s box", "%(count)s boxes", "count"),
    "XRO": ngettext_lazy("%(count)s roll", "%(count)s rolls", "count"),
    "RM": ngettext_lazy("%(count)s ream", "%(count)s reams", "count"),
    "GRM": ngettext_lazy("%(count)s gram", "%(count)s grams", "count"),
    "KGM": ngettext_lazy("%(count)s kilogram", "%(count)s kilograms", "count"),
    "TNE": ngettext_lazy("%(count)s tonne", "%(count)s tonnes", "count"),
    "LTR": ngettext_lazy("%(count)s litre", "%(count)s litres", "count"),
    "MTQ": ngettext_lazy("%(count)s cubic metre", "%(count)s cubic metres", "count"),
    "MTR": ngettext_lazy("%(count)s metre", "%(count)s metres", "count"),
    "MTK": ngettext_lazy("%(count)s square metre", "%(count)s square metres", "count"),
    "HUR": ngettext_lazy("%(count)s hour", "%(count)s hours", "count"),
    "DAY": ngettext_lazy("%(count)s day", "%(count)s days", "count"),
    "MON": ngettext_lazy("%(count)s month", "%(count)s months", "count"),
    "ANN": ngettext_lazy("%(count)s year", "%(count)s years", "count"),
    "E48": ngettext_lazy("%(count)s service unit", "%(count)s service units", "count"),
}
INCOTERMS: Final = ("EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF")


def unit_word(code: str) -> object:
    """Return the word of a unit in the page's language, or the code when it is not listed."""
    return UNITS.get(code, code)


def quantity_words(quantity: int, code: str) -> str:
    """Return a quantity with its unit in the right number: "1 piece", "10 pieces"."""
    counted = _COUNTED.get(code)
    return str(counted % {"count": quantity}) if counted else f"{quantity} {code}"
