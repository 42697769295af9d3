"""Where inquiries show up in lower parts: the rail, their files and the words of events."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel import events, files, rail
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party
from marketplace.sourcing import queries
from marketplace.sourcing.actions import FILE_PURPOSE
from marketplace.sourcing.models import Message

WORDS: Final = {
    "inquiry.asked": _("Question sent"),
    "inquiry.waiting_for_buyer": _("Seller answered"),
    "inquiry.waiting_for_seller": _("The seller’s turn"),
    "inquiry.message_added": _("Message added"),
    "inquiry.closed": _("Closed"),
}


def sees_file(party: Party, stored: StoredFile) -> bool:
    """Say whether a party takes part in the inquiry that the file belongs to."""
    return bool(Message.objects.visible_to(party).filter(file=stored).exists())


def register() -> None:
    """Tell the kernel all of it."""
    for name, words in WORDS.items():
        events.describe(name, words)
    kinds = frozenset({"pdf", "image", "text"})
    files.register_purpose(files.Purpose(name=FILE_PURPOSE, kinds=kinds, may_see=sees_file))
    rail.add(
        rail.Entry(
            section="buying",
            label=_("Inquiries"),
            url_name="sourcing:inquiries",
            right="ask",
            count=queries.asked_waiting,
            order=20,
        )
    )
    rail.add(
        rail.Entry(
            section="selling",
            label=_("Inquiries"),
            url_name="sourcing:inquiries_selling",
            right="sell",
            count=queries.got_waiting,
            order=20,
        )
    )
