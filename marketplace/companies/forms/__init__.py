"""Forms of companies: the file and its presentation, papers, addresses, colleagues."""

from marketplace.companies.forms.desk import AddressForm, PaperForm, RoleForm
from marketplace.companies.forms.file import CompanyFileForm, NewCompanyForm, PresentationForm

__all__ = [
    "AddressForm",
    "CompanyFileForm",
    "NewCompanyForm",
    "PaperForm",
    "PresentationForm",
    "RoleForm",
]
