"""Words of the platform's desk: kinds of sources and lists, grounds, activities, points."""

from typing import Final

from django.utils.translation import gettext_lazy as _

SOURCE_KINDS: Final = (
    ("register", _("Register extract")),
    ("public", _("Public source")),
)
LIST_KINDS: Final = (
    ("sanctions", _("Sanctions")),
    ("exclusion", _("Exclusions")),
)
GROUNDS: Final = (
    ("papers", _("Papers that are forged or no longer valid")),
    ("goods", _("Counterfeit or prohibited goods")),
    ("fraud", _("Fraud or misleading of other companies")),
    ("orders", _("Orders not carried out, again and again")),
    ("list", _("Listed in exclusions or sanctions")),
    ("other", _("Another breach of the market’s rules")),
)
ACTIVITIES: Final = (
    ("sell", _("Sell in a category")),
    ("quote", _("Quote on a need")),
    ("join_event", _("Join an event")),
)
DEMANDS: Final = (
    ("paper", _("an accepted paper")),
    ("closed", _("closed to them")),
)
POINTS: Final = {
    "legal_name": _("Legal name"),
    "kind": _("Kind of company"),
    "registration_number": _("Register number"),
    "vat_id": _("VAT number"),
    "legal_representative": _("Legal representative"),
    "line1": _("Registered address"),
    "year_founded": _("Year founded"),
}
WORK: Final = (
    ("files", _("Company files")),
    ("changes", _("Change requests")),
    ("papers", _("New papers")),
    ("banks", _("Bank accounts")),
    ("hits", _("List hits")),
    ("appeals", _("Appeals")),
)
SHOWS: Final = (
    ("mine", _("Mine")),
    ("unclaimed", _("Nobody has it")),
    ("late", _("Late")),
)
SORT_WORDS: Final = {
    "clock": _("Late, then oldest"),
    "newest": _("Newest"),
    "name": _("Name"),
    "country": _("Country"),
}
LIST_FAULTS: Final = {
    "empty": _("The name is missing."),
    "long": _("The name, an alias or the number is too long."),
    "country": _("This is not a country: two letters are taken, as in DE."),
    "twice": _("The same row stood above."),
    "columns": _("The first line must name the columns; “name” is missing."),
    "rows": _("Only so many rows are taken at once."),
    "text": _("The file is not text in UTF-8."),
}
