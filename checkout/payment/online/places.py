"""Where finance looks after online payments: an entry of the desk's rail."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from checkout.payment.online import queries
from marketplace.kernel.rail import Entry

ENTRIES: Final = (
    Entry(
        section="moderation",
        label=_("Online payments"),
        url_name="online:intents",
        right="match",
        count=queries.troubles_waiting,
        order=43,
    ),
)
