"""Words of fields, of the checklist's points and of what is wrong with a number or an address."""

from typing import Final

from django.utils.translation import gettext_lazy as _

POINTS: Final = {
    "name": _("legal name"),
    "country": _("country"),
    "registration": _("valid register number"),
    "address": _("registered address"),
    "licence": _("business licence as a file"),
    "expiry": _("licence valid today or later"),
}
FAULTS: Final = {
    "kind": _("This register is not known here."),
    "name": _("The legal name is missing."),
    "missing": _("The number is missing."),
    "length": _("The number has the wrong length."),
    "format": _("The number holds characters or an order that this register does not use."),
    "check_digit": _("The check digit does not fit: one character is wrong or two are swapped."),
    "component": _("A part of the number (country, court or region) does not exist."),
    "other_country": _("The number begins with the letters of another country."),
}
ADDRESS_FAULTS: Final = {
    "required": _("An address in this country needs it."),
    "invalid": _("This is not valid for the country."),
}
ACCOUNT_FAULTS: Final = {
    "missing": _("Give the number."),
    "length": _("It has the wrong length for this country or kind of account."),
    "format": _("It holds characters or an order that such a number does not have."),
    "check_digit": _("The check digits do not fit: one character is wrong or two are swapped."),
    "component": _("A part of it (country, bank or branch) does not exist."),
    "other_country": _("The IBAN begins with the letters of another country."),
    "holder": _("Give the name in which the account is held."),
}
ACCOUNT_ADVICE: Final = {
    "holder": _("The holder’s name is unlike the legal name."),
    "cnaps_sum": _("The last digit of the CNAPS code is unusual: compare it with a document."),
    "bic_country": _("The BIC names a bank in another country."),
    "elsewhere": _("Another company gave the same account."),
}
FIELDS: Final = {
    "legal_name": _("Legal name"),
    "trade_name": _("Trade name"),
    "kind": _("Kind"),
    "country": _("Country"),
    "registration_kind": _("Register"),
    "registration_number": _("Register number"),
    "vat_id": _("EU VAT number"),
    "line1": _("Registered address, line 1"),
    "line2": _("Line 2"),
    "postcode": _("Postal code"),
    "city": _("City"),
    "region": _("Region"),
    "legal_representative": _("Legal representative"),
    "representative_number": _("Identity number of the representative"),
    "identifiers": _("Further numbers"),
}
