"""Words of the directory: certificates, faults of a list and of its rows, columns."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.companies.words import FAULTS

CERTIFICATES: Final = {
    "quality": _("Quality certificate"),
    "environment": _("Environmental certificate"),
    "product": _("Product certificate"),
    "export": _("Export licence"),
}
RECENT: Final = {
    "30": _("In the last 30 days"),
    "182": _("In the last 6 months"),
    "365": _("In the last 12 months"),
}
"""In how many days a company was verified, and how that is said."""
OFFERS: Final = {
    "new": _("To invite"),
    "open": _("Invited, no answer yet"),
    "ended": _("Not accepted"),
}
ROW_FAULTS: Final = {
    **FAULTS,
    "required": _("This column may not be empty."),
    "long": _("The text is too long."),
    "unknown": _("This value is not known here."),
    "other_country": _("This register is of another country."),
    "address": _("This is not an address that begins with http:// or https://."),
    "many": _("At most 20 industries."),
    "email": _("This is not an e-mail address."),
    "repeated": _("The same register number stands in an earlier row."),
    "taken": _("The company is known here already and has its own people: they keep its file."),
}
LIST_FAULTS: Final = {
    "encoding": _("The file is not UTF-8. Save it as “CSV UTF-8” and try again."),
    "columns": _("Columns are missing: %(detail)s. Begin from the template."),
    "twice": _("A column stands there twice."),
    "csv": _("The file can not be read as CSV from line %(detail)s on."),
    "long": _("The list has more than %(detail)s rows. Split it."),
    "gone": _("The file is not here any more."),
}
