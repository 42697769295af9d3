"""What people say when they complain, prove, propose and rule: frozen values for the actions.

Amounts are gross (tax included) in the order's currency. A line is named by its key; the key None
stands for the delivery charge.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile

Amounts = Mapping[int | None, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A complaint: reason (of `words.REASONS`), facts, the remedy wanted, quantities by line, and
    whether the delivery charge is claimed too.

    `asked` are amounts by line where less than the price of the quantity is asked back.
    """

    reason: str
    facts: str
    wanted: str
    lines: Mapping[int, int]
    freight: bool = False
    asked: Amounts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """A file of evidence: what it shows, what it holds of third persons (none, agreed, redacted),
    and whether the other side may see it."""

    upload: "UploadedFile[Any]"
    title: str
    third_persons: str
    other_side_sees: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A proposal: a remedy, what goes back by line, and a note to the other side."""

    remedy: str
    refunds: Amounts = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineVerdict:
    """What is decided about one line (None: the delivery charge), with its own reason."""

    line_id: int | None
    refund: Decimal
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A ruling as the moderator gives it: remedy, the rule relied on (of `words.RULES`), reasons,
    a verdict on every line in dispute, and the evidence that it rests on.

    Without evidence it rests on the market's own records: the order as sold, parcels, receipts and
    messages.
    """

    remedy: str
    rule: str
    reasons: str
    lines: tuple[LineVerdict, ...]
    evidence_ids: tuple[int, ...] = ()

    @property
    def refunds(self) -> dict[int | None, Decimal]:
        """What goes back by line."""
        return {verdict.line_id: verdict.refund for verdict in self.lines}
