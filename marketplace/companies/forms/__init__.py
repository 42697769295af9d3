"""Forms of companies: sections of the file, what it shows, papers, accounts, addresses, roles."""

from marketplace.companies.forms.bank import BankAccountForm, PurposeForm, currency_of
from marketplace.companies.forms.desk import AddressForm, PaperForm
from marketplace.companies.forms.file import (
    AgainForm,
    IdentifierForm,
    NewCompanyForm,
    RegisteredAddressForm,
    RegisterForm,
    RepresentativeForm,
)
from marketplace.companies.forms.showing import (
    INTRODUCTIONS,
    AltForm,
    ContactForm,
    LogoForm,
    PictureForm,
    PresentationForm,
    TradesForm,
)

__all__ = [
    "INTRODUCTIONS",
    "AddressForm",
    "AgainForm",
    "AltForm",
    "BankAccountForm",
    "ContactForm",
    "IdentifierForm",
    "LogoForm",
    "NewCompanyForm",
    "PaperForm",
    "PictureForm",
    "PresentationForm",
    "PurposeForm",
    "RegisterForm",
    "RegisteredAddressForm",
    "RepresentativeForm",
    "TradesForm",
    "currency_of",
]
