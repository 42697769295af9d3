"""The lifecycle of one paper: accepted or refused by a reviewer, expired by the clock."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.companies.process import conditions as by
from marketplace.kernel.process import Process, Row, State, is_system

PAPER: Final = Process(
    name="paper",
    model="companies.Paper",
    initial="waiting",
    states=(
        State(name="waiting", label=_("Waiting for the check"), waits_for=_("a moderator")),
        State(name="accepted", label=_("Accepted"), default=_("It expires on its last day.")),
        State(name="refused", label=_("Refused"), waits_for=_("the company")),
        State(name="expired", label=_("Expired"), waits_for=_("the company")),
    ),
    rows=(
        Row(
            name="accept",
            source="waiting",
            target="accepted",
            actor=by.paper_reviewer,
            guard=by.may_be_accepted_alone,
            effects=("paper.extend",),
            label=_("Accept"),
        ),
        Row(
            name="refuse",
            source="waiting",
            target="refused",
            actor=by.paper_reviewer,
            needs=("reason",),
            label=_("Refuse"),
            danger=True,
        ),
        Row(
            name="expire",
            source="accepted",
            target="expired",
            actor=is_system,
            deadline=by.paper_ends,
        ),
    ),
)
