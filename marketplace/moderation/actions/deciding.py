"""The decision about a file: made of the verdicts on its points."""

from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.companies.models import BankAccount, Company, Member, Paper
from marketplace.companies.remarks import as_fact
from marketplace.kernel import steps
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.moderation.models import Verdict
from marketplace.moderation.queries.points import labels, verdicts
from marketplace.moderation.queries.queue import Filters, queue
from marketplace.moderation.queries.screening import lists_in_force

MOST_TRIED: Final = 20
"""How many files are tried that others claim in the same moment."""
SUBJECTS: Final[dict[str, Any]] = {"paper": Paper, "bank": BankAccount}


def claim_next(filters: Filters, *, by: Party) -> Company | None:
    """Claim the first file of the queue that nobody has; return it, or None when none waits.

    Files that somebody else takes meanwhile, and those of companies that the moderator is tied to,
    are passed over. Raises Refused for anybody but moderators.
    """
    if not by.may("verify"):
        raise Refused(_("Only moderators claim files."), code="wrong_actor")
    tied = Member.objects.filter(person_id=by.person_id).values("company_id")
    free = queue(by, filters).filter(status="submitted").exclude(pk__in=tied)
    for company in free[:MOST_TRIED]:
        try:
            steps.take(company, "claim", by=by)
        except Refused:
            continue
        return company
    return None


@transaction.atomic
def send_back(company: Company, *, by: Party, note: str = "") -> Event:
    """Refuse the file with the remarks on its points; refused papers and accounts become so too.

    `note` is said over the remarks. Raises Refused without a remark and without a note.
    """
    wrong = [verdict for verdict in verdicts(company).values() if not verdict.in_order]
    if not wrong and not note.strip():
        raise Refused(
            _("Mark what is not in order, or say what is wrong."), code="missing", field="reason"
        )
    given = [as_fact(verdict.point, verdict.reason, verdict.text) for verdict in wrong]
    for verdict in wrong:
        _refuse_subject(verdict, by)
    said = note.strip()
    reason = said or _in_words(company, wrong)
    return steps.take(company, "refuse", by=by, reason=reason, note=said, remarks=given)


def _in_words(company: Company, wrong: list[Verdict]) -> str:
    named = labels(company)
    return " ".join(f"{named[verdict.point]}: {verdict.words}" for verdict in wrong)


def _refuse_subject(verdict: Verdict, by: Party) -> None:
    kind, _dash, key = verdict.point.partition("-")
    if kind not in SUBJECTS or not key:
        return
    subject = SUBJECTS[kind].objects.get(pk=int(key), company_id=verdict.company_id)
    if subject.status == "waiting":
        steps.take(subject, "refuse", by=by, reason=verdict.words)


@transaction.atomic
def approve(company: Company, *, by: Party, note: str = "") -> Event:
    """Approve the file. Raises Refused with what is missing.

    The decision keeps which lists the company was compared with.
    """
    facts = {"note": note} if note.strip() else {}
    screened = [str(each) for each in lists_in_force()]
    return steps.take(company, "approve", by=by, screened=screened, **facts)


def accept_accounts(company: Company, event: Event | None) -> None:
    """Effect of the approval: the bank account that was found in order is accepted with it."""
    if event is None:
        return
    for account in BankAccount.objects.filter(company=company, status="waiting"):
        steps.take(account, "accept", by=event.party)
