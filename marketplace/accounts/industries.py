"""A person's main industry: the divisions of the Common Procurement Vocabulary, in short words."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.accounts.rules import in_order

DIVISIONS: Final[dict[str, object]] = {
    "03000000-1": _("Agriculture, fishing and forestry"),
    "09000000-3": _("Fuel, electricity and other energy"),
    "14000000-1": _("Mining and basic metals"),
    "15000000-8": _("Food, drinks and tobacco"),
    "16000000-5": _("Agricultural machinery"),
    "18000000-9": _("Clothing, footwear and luggage"),
    "19000000-6": _("Leather, textiles, plastic and rubber"),
    "22000000-0": _("Printed matter"),
    "24000000-4": _("Chemical products"),
    "30000000-9": _("Office and computing equipment"),
    "31000000-6": _("Electrical machinery and lighting"),
    "32000000-3": _("Radio, television and telecommunication equipment"),
    "33000000-0": _("Medical equipment, medicines and personal care"),
    "34000000-7": _("Vehicles and transport equipment"),
    "35000000-4": _("Security, fire-fighting, police and defence equipment"),
    "37000000-8": _("Musical instruments, sports goods, toys and art materials"),
    "38000000-5": _("Laboratory, optical and precision equipment"),
    "39000000-2": _("Furniture, furnishings and domestic appliances"),
    "41000000-9": _("Water"),
    "42000000-6": _("Industrial machinery"),
    "43000000-3": _("Machinery for mining, quarrying and construction"),
    "44000000-0": _("Construction materials"),
    "45000000-7": _("Construction work"),
    "48000000-8": _("Software and information systems"),
    "50000000-5": _("Repair and maintenance"),
    "51000000-9": _("Installation services"),
    "55000000-0": _("Hotels, restaurants and retail trade"),
    "60000000-8": _("Transport services"),
    "63000000-9": _("Logistics and travel services"),
    "64000000-6": _("Post and telecommunication services"),
    "65000000-3": _("Public utilities"),
    "66000000-0": _("Finance and insurance"),
    "70000000-1": _("Real estate"),
    "71000000-8": _("Architecture, engineering and inspection"),
    "72000000-5": _("IT services"),
    "73000000-2": _("Research and development"),
    "75000000-6": _("Public administration"),
    "76000000-3": _("Oil and gas services"),
    "77000000-0": _("Services for agriculture, forestry and gardens"),
    "79000000-4": _("Business services: law, marketing, consulting, printing"),
    "80000000-4": _("Education and training"),
    "85000000-9": _("Health and social work"),
    "90000000-7": _("Sewage, waste, cleaning and environment"),
    "92000000-1": _("Recreation, culture and sport"),
    "98000000-3": _("Other services"),
}


def choices() -> list[tuple[str, object]]:
    """Return the divisions for an optional field, in order of words in the active language."""
    divisions = sorted(DIVISIONS.items(), key=lambda pair: in_order(str(pair[1])))
    return [("", "---------"), *divisions]


def name(code: str) -> str:
    """Return the words of a division; empty for none, the code itself for one unknown."""
    return str(DIVISIONS.get(code, code))
