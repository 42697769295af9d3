"""The lifecycle of a company file: draft, queue, review, verified until the licence ends."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from marketplace.companies.process import conditions as by
from marketplace.kernel.process import Process, Row, State, is_system


def suspension_default(company: Any) -> object:
    """Say what becomes of a suspension by itself."""
    if company.suspended_until is None:
        return _("It stands until another moderator lifts it. The company may appeal.")
    return _("It ends by itself at the end of its last day. The company may appeal.")


LATE: Final = _("After the deadline the file is marked late and goes to the top of the queue.")

STATES: Final = (
    State(
        name="draft",
        label=_("Draft"),
        waits_for=_("the company"),
        default=_("Nothing happens until it is submitted."),
    ),
    State(name="submitted", label=_("Submitted"), waits_for=_("a moderator"), default=LATE),
    State(
        name="in_review",
        label=_("In review"),
        waits_for=_("the moderator who claimed it"),
        default=LATE,
    ),
    State(
        name="verified",
        label=_("Verified"),
        waits_for=_("nobody"),
        default=_("The verification expires with the licence."),
    ),
    State(
        name="refused",
        label=_("Refused"),
        waits_for=_("the company"),
        default=_("Nothing happens until it is corrected and submitted again."),
    ),
    State(
        name="expired",
        label=_("Expired"),
        waits_for=_("the company"),
        default=_("Nothing happens until the new licence is added and it is submitted again."),
    ),
    State(
        name="suspended",
        label=_("Suspended"),
        waits_for=_("another moderator"),
        default=suspension_default,
    ),
)


def _submit(source: str, label: object) -> Row:
    return Row(
        name="submit",
        source=source,
        target="submitted",
        actor=by.manager,
        guard=by.may_be_submitted,
        effects=("company.enter_queue",),
        label=label,
        page="companies:submit",
    )


def _escalate(state: str) -> Row:
    return Row(
        name="escalate",
        source=state,
        target=state,
        actor=is_system,
        deadline=by.review_is_late,
        effects=("company.mark_late",),
    )


QUEUE: Final = (
    _submit("draft", _("Submit for verification")),
    _submit("refused", _("Submit again")),
    _submit("expired", _("Submit again")),
    # No words, so that a file in the queue does not read as its company's turn; its page offers it.
    Row(name="withdraw", source="submitted", target="draft", actor=by.manager),
    _escalate("submitted"),
    _escalate("in_review"),
    Row(
        name="claim",
        source="submitted",
        target="in_review",
        actor=by.reviewer,
        effects=("company.assign",),
        label=_("Claim"),
        page="moderation:claim",
    ),
    Row(
        name="release",
        source="in_review",
        target="submitted",
        actor=by.reviewer,
        effects=("company.unassign",),
    ),
)

DECISIONS: Final = (
    Row(
        name="approve",
        source="in_review",
        target="verified",
        actor=by.claimer,
        guard=by.may_be_approved,
        effects=("company.stamp_verified",),
        label=_("Approve"),
        page="moderation:approve",
    ),
    Row(
        name="refuse",
        source="in_review",
        target="refused",
        actor=by.claimer,
        needs=("reason",),
        label=_("Send back with a reason"),
        page="moderation:refuse",
        danger=True,
    ),
    Row(
        name="expire",
        source="verified",
        target="expired",
        actor=is_system,
        deadline=by.licence_ends,
    ),
    Row(
        name="remind",
        source="verified",
        target="verified",
        actor=is_system,
        deadline=by.licence_reminder,
        effects=("company.mark_reminded",),
    ),
)

SUSPENSION: Final = (
    Row(
        name="suspend",
        source="verified",
        target="suspended",
        actor=by.reviewer,
        needs=("reason",),
        effects=("company.stamp_suspended", "company.open_suspension"),
        label=_("Suspend"),
        page="moderation:suspend",
        danger=True,
    ),
    Row(
        name="appeal",
        source="suspended",
        target="suspended",
        actor=by.manager,
        guard=by.may_be_appealed,
        needs=("reason",),
        effects=("company.open_appeal",),
        label=_("Appeal"),
        page="moderation:appeal",
    ),
    Row(
        name="escalate",
        source="suspended",
        target="suspended",
        actor=is_system,
        deadline=by.answer_is_late,
        effects=("company.mark_late",),
    ),
    Row(
        name="uphold",
        source="suspended",
        target="suspended",
        actor=by.second_reviewer,
        guard=by.may_be_upheld,
        needs=("reason",),
        effects=("company.close_appeal",),
        label=_("Dismiss the appeal"),
        page="moderation:uphold",
        danger=True,
    ),
    Row(
        name="reinstate",
        source="suspended",
        target="verified",
        actor=by.second_reviewer_or_clock,
        needs=("reason",),
        deadline=by.suspension_ends,
        effects=("company.close_suspension", "company.clear_suspended"),
        label=_("Reinstate"),
        page="moderation:reinstate",
    ),
)

COMPANY: Final = Process(
    name="company",
    model="companies.Company",
    initial="draft",
    path=("draft", "submitted", "in_review", "verified"),
    states=STATES,
    rows=QUEUE + DECISIONS + SUSPENSION,
)
