"""The lifecycle of a change of a verified file: asked for, compared, accepted or refused."""

from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from marketplace.companies.process import conditions as by
from marketplace.companies.process.obstacles import obstacle
from marketplace.kernel.deadlines import end_of_working_day_after
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State, is_system


def manager(party: Party, change: Any) -> bool:
    """Actor: an owner or administrator of the company."""
    return by.manager(party, change.company)


def claimer(party: Party, change: Any) -> bool:
    """Actor: the reviewer who claimed the change."""
    return change.reviewer_id == party.person_id and by.paper_reviewer(party, change)


def may_be_applied(change: Any) -> object | None:
    """Guard: the company is verified and its file still holds what the change was compared with."""
    if not change.company.is_verified:
        return _("The company is not verified now: another state has its own way to change a file.")
    if change.is_stale:
        return _("The file has changed since this was asked for: refuse it with that reason.")
    return obstacle("change", change.company)


def is_late(change: Any, since: datetime) -> datetime | None:
    """Deadline: three working days after it was asked for, once."""
    if change.escalated_at:
        return None
    return end_of_working_day_after(since, by.REVIEW_WORKING_DAYS)


def _escalate(state: str) -> Row:
    return Row(
        name="escalate",
        source=state,
        target=state,
        actor=is_system,
        deadline=is_late,
        effects=("change.mark_late",),
    )


LATE: Final = _("After the deadline the change is marked late and goes to the top of the queue.")

CHANGE: Final = Process(
    name="change",
    model="companies.ChangeRequest",
    initial="waiting",
    path=("waiting", "in_review", "accepted"),
    states=(
        State(
            name="waiting", label=_("Change asked for"), waits_for=_("a moderator"), default=LATE
        ),
        State(
            name="in_review",
            label=_("Change in review"),
            waits_for=_("the moderator who claimed it"),
            default=LATE,
        ),
        State(name="accepted", label=_("Change accepted"), waits_for=_("nobody")),
        State(name="refused", label=_("Change refused"), waits_for=_("nobody")),
        State(name="withdrawn", label=_("Change withdrawn"), waits_for=_("nobody")),
    ),
    rows=(
        Row(
            name="claim",
            source="waiting",
            target="in_review",
            actor=by.paper_reviewer,
            effects=("change.assign",),
            label=_("Claim"),
        ),
        Row(
            name="withdraw",
            source="waiting",
            target="withdrawn",
            actor=manager,
            effects=("change.drop_papers",),
            label=_("Withdraw the change"),
            danger=True,
        ),
        _escalate("waiting"),
        _escalate("in_review"),
        Row(
            name="accept",
            source="in_review",
            target="accepted",
            actor=claimer,
            guard=may_be_applied,
            effects=("change.apply",),
            label=_("Accept the change"),
        ),
        Row(
            name="refuse",
            source="in_review",
            target="refused",
            actor=claimer,
            needs=("reason",),
            effects=("change.note_reason",),
            label=_("Refuse the change"),
            danger=True,
        ),
        Row(
            name="release",
            source="in_review",
            target="waiting",
            actor=by.paper_reviewer,
            effects=("change.unassign",),
            label=_("Give back to the queue"),
        ),
    ),
)
