"""Words of the choices that forms of companies offer."""

from typing import Final

from django.utils.translation import gettext_lazy as _

COMPANY_KINDS: Final = (
    ("manufacturer", _("Manufacturer")),
    ("trader", _("Trader")),
    ("service", _("Service company")),
    ("public_body", _("Public body")),
    ("association", _("Association")),
    ("sole_trader", _("Sole trader")),
)
SIZES: Final = (
    ("1-9", _("1 to 9 people")),
    ("10-49", _("10 to 49 people")),
    ("50-249", _("50 to 249 people")),
    ("250-999", _("250 to 999 people")),
    ("1000+", _("1,000 people or more")),
)
PROOF_SOURCES: Final = (
    ("vies", _("VIES of the European Commission")),
    ("national", _("The country’s own register")),
    ("paper", _("A paper of the tax office")),
)
PAPER_KINDS: Final = (
    ("licence", _("Business licence or register extract")),
    ("tax", _("Tax registration certificate")),
    ("quality", _("Quality certificate (ISO 9001 …)")),
    ("environment", _("Environmental certificate (ISO 14001 …)")),
    ("product", _("Product certificate (CE …)")),
    ("export", _("Export licence")),
    ("authority", _("Letter of authority or brand agreement")),
    ("insurance", _("Certificate of insurance")),
    ("bank", _("Bank statement or account certificate")),
    ("other", _("Other paper")),
)
CONTACT_PURPOSES: Final = (
    ("sales", _("Sales")),
    ("orders", _("Orders")),
    ("invoices", _("Invoices")),
    ("logistics", _("Logistics")),
)
AUDIENCES: Final = (
    ("public", _("Everybody")),
    ("members", _("Signed-in members")),
    ("match", _("Companies you are in touch with")),
)
ACCOUNT_KINDS: Final = (
    ("iban", _("IBAN")),
    ("cnaps", _("Chinese account with CNAPS code")),
    ("other", _("Account number of another system")),
)
LANGUAGES: Final = ("en", "fr", "zh-hans")
ROLES: Final = (
    ("owner", _("Owner")),
    ("administrator", _("Administrator")),
    ("purchaser", _("Purchaser")),
    ("approver", _("Approver")),
    ("sales", _("Sales")),
    ("logistics", _("Logistics")),
    ("accountant", _("Accountant")),
    ("viewer", _("Viewer")),
)
ADDRESS_PURPOSES: Final = (
    ("delivery", _("Delivery")),
    ("invoice", _("Invoices")),
    ("collection", _("Collection of goods")),
)
LANGUAGE_NAMES: Final = (("en", _("English")), ("fr", _("French")), ("zh-hans", _("Chinese")))
READINESS: Final = {
    "none": _("No bank account yet: nothing can be paid out."),
    "pending": _("Nothing is paid out until a moderator has accepted the account."),
    "ready": _("Money can be paid out to the accepted account."),
    "restricted": _(
        "Payouts rest: the company is suspended, its account changed less than three days ago,"
        " or its account was refused."
    ),
}
