"""Rulings as they are read: remedy, rule, reasons, amounts by line, evidence relied on."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from disputes.models import Dispute, Evidence, Ruling
from disputes.views.parts.seats import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class Relied:
    """A file that a ruling rests on, as one reader sees it: title and address, or neither."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingRow:
    """A ruling as one reader sees it."""

    ruling: Ruling
    remedy: str
    rule: str
    amount: Decimal
    lines: list[tuple[str, str, Decimal]]
    evidence: list[Relied]
    who: str
    at: datetime
    is_final: bool
    is_pending: bool
    is_replaced: bool


def rulings_of(dispute: Dispute, seat: Seat) -> list[RulingRow]:
    """Return the rulings that the reader may see, the latest first."""
    found = Ruling.objects.visible_to(seat.party).filter(dispute=dispute)
    found = found.select_related("moderator", "second_moderator")
    rulings = list(found.prefetch_related("lines__line", "evidence__file").order_by("-at", "-pk"))
    announced = [ruling for ruling in rulings if ruling.announced_at]
    standing = announced[0] if announced else None
    return [_row(ruling, standing, seat) for ruling in rulings]


def _row(ruling: Ruling, standing: Ruling | None, seat: Seat) -> RulingRow:
    lines = list(ruling.lines.all())
    return RulingRow(
        ruling=ruling,
        remedy=ruling.get_remedy_display(),
        rule=ruling.get_rule_display(),
        amount=sum((line.refund for line in lines), Decimal(0)),
        lines=[(_title(line), line.reason, line.refund) for line in lines],
        evidence=[_relied(each, seat) for each in ruling.evidence.all()],
        who=_signed(ruling, seat),
        at=ruling.announced_at or ruling.at,
        is_final=ruling == standing and seat.dispute.status == "closed",
        is_pending=not (ruling.announced_at or ruling.sent_back_at),
        is_replaced=bool(ruling.announced_at) and ruling != standing,
    )


def _title(line: Any) -> str:
    return str(line.line.title if line.line_id else _("Delivery charge"))


def _relied(evidence: Evidence, seat: Seat) -> Relied:
    """Return a file relied on; who may not see it learns only that there was one."""
    if seat.party.is_member and not (evidence.other_side_sees or seat.is_mine(evidence.company_id)):
        return Relied(title="", url="")
    return Relied(title=evidence.title, url=evidence.file.get_absolute_url())


def _signed(ruling: Ruling, seat: Seat) -> str:
    if not seat.party.is_staff:
        return (
            _("Comptoir, two moderators") if ruling.second_moderator else _("Comptoir, moderator")
        )
    people = [ruling.moderator, ruling.second_moderator]
    return ", ".join(seat.named(person, None) for person in people if person)
