"""Where disputes are worked on: entries of the desk's rail, from both sides, and the moderators'
queue."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from disputes.views.parts import lists
from marketplace.kernel.rail import Entry

ENTRIES: Final = (
    Entry(
        section="buying",
        label=_("Disputes"),
        url_name="disputes:list",
        right="view",
        tally=lists.waiting,
        order=40,
    ),
    Entry(
        section="selling",
        label=_("Disputes"),
        url_name="disputes:sales",
        right="view",
        tally=lists.waiting,
        order=70,
    ),
    Entry(
        section="moderation",
        label=_("Disputes"),
        url_name="disputes:queue",
        right="moderate",
        count=lists.waiting_for_moderator,
        order=20,
    ),
)
