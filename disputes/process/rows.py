"""Steps that a dispute has in several states, written once."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from disputes.process import conditions as by
from marketplace.kernel.process import Actor, Row, is_system

OVER: Final = ("dispute.free_lines", "dispute.go_on")
"""What every end does after its money: the lines are free again, and the order may go on."""


def propose(state: str) -> Row:
    """Either side makes a proposal, until a ruling stands."""
    return Row(
        name="propose",
        source=state,
        target=state,
        actor=by.either,
        needs=("proposal",),
        label=_("Make a proposal"),
        page="disputes:propose",
    )


def settle(state: str) -> Row:
    """An accepted proposal ends the dispute and moves the money."""
    return Row(
        name="settle",
        source=state,
        target="settled",
        actor=is_system,
        needs=("proposal",),
        effects=("dispute.execute_proposal", *OVER),
    )


def withdraw(state: str) -> Row:
    """The opener gives the dispute up, until a ruling stands."""
    return Row(
        name="withdraw",
        source=state,
        target="withdrawn",
        actor=by.opener,
        needs=("reason",),
        effects=("dispute.lift", *OVER),
        label=_("Withdraw the dispute"),
        danger=True,
        page="disputes:withdraw",
    )


def end(state: str) -> Row:
    """The order was cancelled: nothing is left to decide."""
    return Row(
        name="end",
        source=state,
        target="closed",
        actor=is_system,
        effects=("dispute.lift", *OVER),
    )


def add_evidence(state: str) -> Row:
    """A side adds a file."""
    return Row(
        name="add_evidence",
        source=state,
        target=state,
        actor=by.still_adds,
        needs=("evidence",),
        label=_("Add evidence"),
        page="disputes:evidence",
    )


def remind(state: str) -> Row:
    """The ruling is overdue: the moderators are told, nothing ends."""
    return Row(
        name="remind",
        source=state,
        target=state,
        actor=is_system,
        deadline=by.ruling_is_late,
        effects=("dispute.note_reminder",),
    )


def claim(state: str) -> Row:
    """A moderator takes the file."""
    return Row(
        name="claim",
        source=state,
        target=state,
        actor=by.claimer,
        guard=by.file_is_free,
        effects=("dispute.assign",),
        label=_("Take the file"),
        page="disputes:claim",
    )


def give_back(state: str) -> Row:
    """A moderator gives the file back to the queue."""
    return Row(
        name="give_back",
        source=state,
        target=state,
        actor=by.assigned,
        needs=("reason",),
        effects=("dispute.unassign",),
        label=_("Give the file back"),
        danger=True,
        page="disputes:give_back",
    )


def ruling(name: str, source: str, target: str, actor: Actor, *effects: str) -> Row:
    """The moderator who has the file rules."""
    return Row(
        name=name,
        source=source,
        target=target,
        actor=actor,
        needs=("ruling",),
        effects=effects,
        label=_("Rule"),
        page="disputes:rule",
    )


def second_look(source: str, back: str, target: str, *effects: str) -> tuple[Row, Row]:
    """Return the two words of a second moderator: confirm, or send back with a reason."""
    page = "disputes:second_look"
    confirm = Row(
        name="confirm",
        source=source,
        target=target,
        actor=by.second_moderator,
        effects=("dispute.confirm_ruling", *effects),
        label=_("Confirm the ruling"),
        page=page,
    )
    send_back = Row(
        name="send_back",
        source=source,
        target=back,
        actor=by.second_moderator,
        needs=("reason",),
        effects=("dispute.send_ruling_back",),
        label=_("Send it back"),
        page=page,
    )
    return confirm, send_back
