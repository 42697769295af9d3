"""What inquiries hold of people: who wrote what to which company."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

HOLDINGS: Final = (
    Holding(
        model="sourcing.Message",
        person="person",
        fields=("person", "text", "file", "at"),
        purpose=_("To carry the conversation between two companies"),
        basis="contract",
        forget="anonymise",
        retain=_("3 years after the conversation closed: the other side keeps what it was told"),
    ),
)
NOT_PERSONAL: Final[dict[str, tuple[str, ...]]] = {
    "sourcing.Inquiry": ("subject", "fingerprint"),
}
