"""What this app holds of people."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

HOLDINGS: Final = (
    Holding(
        model="notices.Notice",
        person="person",
        fields=("person", "facts", "at", "read_at", "digest_at"),
        purpose=_("To tell what happened to orders, questions and files"),
        basis="contract",
        forget="erase",
        retain=_("180 days after it was read, at most as long as the account"),
    ),
    Holding(
        model="notices.Wish",
        person="person",
        fields=("person", "kind", "mail", "text"),
        purpose=_("To send only the mail and texts that are wanted"),
        basis="contract",
        forget="erase",
        required=False,
    ),
)
NOT_PERSONAL: Final = {"notices.Notice": ("kind", "url")}
