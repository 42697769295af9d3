"""Who may take a dispute's steps, why not yet, and by when the market takes them itself."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from disputes.limits import days
from marketplace.kernel.clock import now, today
from marketplace.kernel.deadlines import day_of, end_of_day_after
from marketplace.kernel.party import Party
from marketplace.kernel.templatetags.formatting import day_text


def buys(by: Party, dispute: Any) -> bool:
    """Actor: a purchaser of the buying company."""
    return by.company_id == dispute.buyer_id and by.may("buy")


def sells(by: Party, dispute: Any) -> bool:
    """Actor: sales of the selling company."""
    return by.company_id == dispute.seller_id and by.may("sell")


def either(by: Party, dispute: Any) -> bool:
    """Actor: one of the two sides."""
    return buys(by, dispute) or sells(by, dispute)


def either_or_clock(by: Party, dispute: Any) -> bool:
    """Actor: one of the two sides, or the market itself."""
    return by.is_system or either(by, dispute)


def opener(by: Party, dispute: Any) -> bool:
    """Actor: the side that opened the dispute."""
    return by.company_id == dispute.opener_company_id and either(by, dispute)


def still_adds(by: Party, dispute: Any) -> bool:
    """Actor: a side that has not said yet that its evidence is complete."""
    done = dispute.buyer_done_at if by.company_id == dispute.buyer_id else dispute.seller_done_at
    return either(by, dispute) and done is None


def may_accept(by: Party, dispute: Any) -> bool:
    """Actor: a side that has not accepted the ruling yet."""
    accepted = (
        dispute.buyer_accepted_at
        if by.company_id == dispute.buyer_id
        else dispute.seller_accepted_at
    )
    return either(by, dispute) and accepted is None


def free_moderator(by: Party, dispute: Any) -> bool:
    """Actor: a moderator without a tie to either company and without a part in an earlier stage."""
    return (
        by.may("moderate")
        and by.person_id not in dispute.handled_before
        and not dispute.is_tied(by.person_id)
    )


def claimer(by: Party, dispute: Any) -> bool:
    """Actor: a moderator without a tie or an earlier part who does not have the file yet."""
    return by.person_id != dispute.assigned_id and free_moderator(by, dispute)


def assigned(by: Party, dispute: Any) -> bool:
    """Actor: the moderator who has the file."""
    return by.person_id == dispute.assigned_id and free_moderator(by, dispute)


def rules_alone(by: Party, dispute: Any) -> bool:
    """Actor: the moderator who has the file, up to the amount that one may decide."""
    return assigned(by, dispute) and not dispute.needs_second_moderator


def rules_first(by: Party, dispute: Any) -> bool:
    """Actor: the moderator who has the file, above the amount that one may decide."""
    return assigned(by, dispute) and dispute.needs_second_moderator


def second_moderator(by: Party, dispute: Any) -> bool:
    """Actor: another moderator than the one who ruled, without a tie or an earlier part."""
    return by.person_id != dispute.assigned_id and free_moderator(by, dispute)


def time_to_escalate(dispute: Any) -> object | None:
    """Guard: three days are for the two sides alone; from the fourth day on either may ask."""
    first = days("DISPUTE_ESCALATE_FROM_DAY")
    if (today() - day_of(dispute.opened_at)).days >= first:
        return None
    begins = day_of(end_of_day_after(dispute.opened_at, first))
    return _("You may ask a moderator to decide from %(day)s on. Until then, talk.") % {
        "day": day_text(begins)
    }


def file_is_free(dispute: Any) -> object | None:
    """Guard: one moderator has the file, until the ruling is overdue."""
    if dispute.assigned_id is None or dispute.is_overdue:
        return None
    return _("Another moderator has the file.")


def negotiation_ends(dispute: Any, _since: datetime) -> datetime:
    """Deadline: the end of the 7th day after the opening."""
    return end_of_day_after(dispute.opened_at, days("DISPUTE_NEGOTIATION_DAYS"))


def evidence_ends(_dispute: Any, since: datetime) -> datetime:
    """Deadline: the end of the 5th day after the escalation."""
    return end_of_day_after(since, days("DISPUTE_EVIDENCE_DAYS"))


def ruling_is_late(dispute: Any, since: datetime) -> datetime:
    """Deadline: the end of the 10th day after the file was complete, then every 5 days."""
    if dispute.reminded_at is not None:
        return end_of_day_after(dispute.reminded_at, days("DISPUTE_REMINDER_DAYS"))
    due: datetime | None = dispute.ruling_due
    return due or end_of_day_after(since, days("DISPUTE_RULING_DAYS"))


def appeal_ends(_dispute: Any, since: datetime) -> datetime:
    """Deadline: the end of the 15th day after the ruling."""
    return end_of_day_after(since, days("DISPUTE_APPEAL_DAYS"))


def is_past(instant: datetime | None) -> bool:
    """Say whether an instant is over."""
    return instant is not None and instant < now()
