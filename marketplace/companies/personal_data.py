"""What the company file holds of people: members, recipients, and who decided or confirmed."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

HOLDINGS: Final = (
    Holding(
        model="companies.Member",
        person="person",
        fields=("person", "role", "active", "joined_at"),
        purpose=_("To act for a company in a role"),
        basis="contract",
        forget="anonymise",
        retain=_("As long as the company; it shows who could act for it"),
    ),
    Holding(
        model="companies.Company",
        person="reviewer",
        fields=("reviewer",),
        purpose=_("To show inside the platform who checked a file"),
        basis="legal_obligation",
        forget="retain",
        retain=_("As long as the company file, as evidence of the check"),
        export=False,
    ),
    Holding(
        model="companies.Company",
        person="",
        fields=("phone", "email"),
        purpose=_("To reach the company; given by its managers"),
        basis="contract",
        forget="retain",
        retain=_("As long as the company file"),
    ),
    Holding(
        model="companies.Paper",
        person="",
        fields=("holder", "file"),
        purpose=_("To check the company’s licence; a sole trader’s names a person"),
        basis="legal_obligation",
        forget="retain",
        retain=_("3 years after the company closes, as evidence of the check"),
    ),
    Holding(
        model="companies.TaxProof",
        person="stored_by",
        fields=("stored_by",),
        purpose=_("To show who confirmed a VAT number"),
        basis="legal_obligation",
        forget="retain",
        retain=_("10 years with the invoices that rest on it"),
        export=False,
    ),
    Holding(
        model="companies.Address",
        person="",
        fields=(
            "recipient",
            "organisation",
            "line1",
            "line2",
            "postcode",
            "city",
            "region",
            "country",
            "phone",
            "second_phone",
            "opening_hours",
        ),
        purpose=_("To deliver goods and invoices"),
        basis="contract",
        forget="retain",
        retain=_("Until a colleague removes it from the address book"),
    ),
)
NOT_PERSONAL: Final[dict[str, tuple[str, ...]]] = {
    "companies.Company": (
        "legal_name",
        "trade_name",
        "slug",
        "kind",
        "country",
        "registration_kind",
        "registration_number",
        "vat_id",
        "line1",
        "line2",
        "postcode",
        "city",
        "region",
        "website",
        "introduction",
    ),
    "companies.Paper": ("kind", "number", "issuer"),
    "companies.CheckResult": ("name", "rule_version", "inputs", "outcome", "detail"),
    "companies.TaxProof": ("vat_id", "source", "reference", "evidence"),
    "companies.Address": ("purpose",),
}
