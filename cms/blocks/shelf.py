"""What all shelves have in common: to whom they are shown, and what they add to the template."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from marketplace.kernel.party import VISITOR, Party

AUDIENCES = (
    ("everybody", _("Everybody")),
    ("visitors", _("Visitors, not signed in")),
    ("members", _("People signed in")),
)


def party_of(context: dict[str, Any] | None) -> Party:
    """Return for whom a block is drawn."""
    party: Party = getattr((context or {}).get("request"), "party", VISITOR)
    return party


def suits(audience: str, party: Party) -> bool:
    """Say whether a shelf is for the party."""
    return audience == "everybody" or (audience == "visitors") == party.is_visitor


class Shelf(blocks.StructBlock):
    """A shelf with its audience."""

    audience = blocks.ChoiceBlock(label=_("Shown to"), choices=AUDIENCES, default="everybody")

    def render(self, value: Any, context: dict[str, Any] | None = None) -> str:
        """Draw the shelf for whom it is meant, nothing for everybody else."""
        if not suits(value["audience"], party_of(context)):
            return ""
        drawn: str = super().render(value, context)
        return drawn

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add what stands on the shelf."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | self.shown(value, party_of(parent_context))

    def shown(self, value: Any, party: Party) -> dict[str, Any]:
        """Return what the template draws beside the value."""
        del value, party
        return {}


class Headed(Shelf):
    """A shelf with a heading of its own."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
