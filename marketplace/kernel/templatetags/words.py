"""What pages say about states, roles and turns: tones of colour and sentences, never decisions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, State
from marketplace.kernel.steps import Turn

ROLES: Final = {
    "owner": gettext_lazy("owner"),
    "administrator": gettext_lazy("administrator"),
    "purchaser": gettext_lazy("purchaser"),
    "approver": gettext_lazy("approver"),
    "sales": gettext_lazy("sales"),
    "logistics": gettext_lazy("logistics"),
    "accountant": gettext_lazy("accountant"),
    "viewer": gettext_lazy("viewer"),
    "moderator": gettext_lazy("moderator"),
    "finance": gettext_lazy("finance"),
    "editor": gettext_lazy("editor"),
    "support": gettext_lazy("support"),
    "privacy_officer": gettext_lazy("privacy officer"),
    "platform_administrator": gettext_lazy("platform administrator"),
}


def role_words(role: str) -> str:
    """Return a role in words, the name itself when nobody gave it words."""
    return str(ROLES.get(role, role))


def waits(waits_for: object) -> bool:
    """Say whether a state waits for somebody."""
    return str(waits_for) not in {"", "nobody", _("nobody")}


def tone_of(process: Process, state: State) -> str:
    """Return the colour role of a state.

    Amber while it waits for somebody, red after a danger step, green otherwise; the initial state
    is never red, and neutral when nobody is waited for.
    """
    if state.name == process.initial:
        return "amber" if waits(state.waits_for) else "neutral"
    entries = [row for row in process.rows if row.target == state.name and row.source != state.name]
    if any(row.danger for row in entries):
        return "red"
    return "amber" if waits(state.waits_for) else "green"


@dataclass(frozen=True, slots=True)
class TurnWords:
    """A turn as its element draws it: colour, heading, main button, steps held back, place
    reached."""

    tone: str
    heading: str
    first: Any
    held: list[Any]
    here: int


def turn_words(turn: Turn, now: datetime) -> TurnWords:
    """Return how a turn is drawn; `first` is the main offer, `here` the place reached, from 1.

    Where nobody is waited for no offer is the main one: a button that ends something stays plain.
    """
    open_offers = [o for o in turn.offers if o.why_not is None and not o.row.danger]
    overdue = turn.deadline is not None and turn.deadline < now
    return TurnWords(
        tone=_turn_tone(turn, overdue),
        heading=_turn_heading(turn),
        first=open_offers[0] if open_offers and turn.waits_for else None,
        held=[offer for offer in turn.offers if offer.why_not is not None],
        here=sum(1 for _label, _when, done in turn.progress if done),
    )


def turn_parts(turn: Turn, now: datetime) -> dict[str, Any]:
    """Return what the turn element's template reads."""
    return {"turn": turn, "words": turn_words(turn, now)}


def _turn_tone(turn: Turn, overdue: bool) -> str:
    if overdue:
        return "late"
    if turn.is_yours:
        return "yours"
    return "waiting" if waits(turn.waits_for) else "rest"


def _turn_heading(turn: Turn) -> str:
    if not waits(turn.waits_for):
        return str(turn.label)
    if turn.is_yours:
        return _("%(state)s · your turn") % {"state": turn.label}
    return _("%(state)s · waiting for %(who)s") % {"state": turn.label, "who": turn.waits_for}


def actor_words(event: Event, party: Party | None) -> str:
    """Return who did it: the person and role, the platform's role alone, or the market itself."""
    by = event.party
    if by.is_system:
        return _("Comptoir, by itself")
    if by.is_staff and not (party and party.is_staff):
        return _("Comptoir, %(role)s") % {"role": role_words(by.role)}
    name = str(event.person.get_full_name() or event.person) if event.person else _("Somebody")
    if by.person_id is not None and party is not None and by.person_id == party.person_id:
        name = _("You")
    return _("%(name)s, %(role)s") % {"name": name, "role": role_words(by.role)}
