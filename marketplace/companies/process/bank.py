"""The lifecycle of a bank account: checked by a moderator, replaced by the next accepted one."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.companies.process import conditions as by
from marketplace.kernel.process import Process, Row, State, is_system


def _replace(source: str) -> Row:
    return Row(name="replace", source=source, target="replaced", actor=is_system)


BANK_ACCOUNT: Final = Process(
    name="bank_account",
    model="companies.BankAccount",
    initial="waiting",
    states=(
        State(
            name="waiting",
            label=_("Waiting for the check"),
            waits_for=_("a moderator"),
            default=_("Money goes to the account accepted before, until a moderator decides."),
        ),
        State(
            name="accepted",
            label=_("Accepted"),
            waits_for=_("nobody"),
            default=_("Money goes there until another account is accepted."),
        ),
        State(name="refused", label=_("Refused"), waits_for=_("the company")),
        State(name="replaced", label=_("Replaced"), waits_for=_("nobody")),
    ),
    rows=(
        Row(
            name="accept",
            source="waiting",
            target="accepted",
            actor=by.paper_reviewer,
            guard=by.may_be_accepted_alone,
            effects=("bank_account.take_over",),
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
        _replace("waiting"),
        _replace("accepted"),
    ),
)
