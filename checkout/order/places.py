"""Where orders are worked on: entries of the desk's rail, from both sides."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from checkout.order import queries
from marketplace.kernel.rail import Entry

ENTRIES: Final = (
    Entry(
        section="buying",
        label=_("Orders"),
        url_name="orders:list",
        right="view",
        tally=queries.waiting,
        order=20,
    ),
    Entry(
        section="selling",
        label=_("Sales"),
        url_name="orders:sales",
        right="view",
        tally=queries.waiting,
        order=20,
    ),
)
