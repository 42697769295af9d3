"""What both sides bring to the file: evidence, each piece with who may see it, and statements."""

from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from checkout.order.actors import company_of, person_of
from disputes.facts import Exhibit
from disputes.limits import MOST_FILES
from disputes.models import Dispute, Evidence, Statement
from disputes.process import DISPUTE
from disputes.process.conditions import assigned, either
from disputes.words import THIRD_PERSONS
from marketplace.kernel import events, files, steps
from marketplace.kernel.clock import now
from marketplace.kernel.files.storing import check as check_file
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

EVIDENCE_PURPOSE: Final = "evidence"


@transaction.atomic
def add_evidence(dispute: Dispute, exhibit: Exhibit, *, by: Party) -> Evidence:
    """Add a file to the dispute, in the negotiation and in the evidence window.

    Raises Refused for anybody else, after the window or after one's own word that the evidence is
    complete, above ten files of a side, for third persons not stated, and for a file not taken.
    """
    locked = Dispute.objects.select_for_update().get(pk=dispute.pk)
    _may_add(locked, by)
    if locked.evidence.filter(company_id=by.company_id).count() >= MOST_FILES:
        raise Refused(too_many(), code="too_many", field="upload")
    check(exhibit)
    evidence = keep(locked, exhibit, by)
    steps.take(dispute, "add_evidence", by=by, evidence=evidence.pk)
    return evidence


def _may_add(dispute: Dispute, by: Party) -> None:
    """Raise Refused before a file is stored for nothing."""
    row = DISPUTE.row("add_evidence", dispute.status)
    if row is None:
        raise Refused(_("The evidence is complete: nothing is added now."), code="wrong_state")
    if not row.actor(by, dispute):
        raise Refused(_("You do not add evidence to this dispute now."), code="wrong_actor")


def too_many() -> str:
    """Return the sentence about the limit of files."""
    return _("A side gives at most %(most)s files.") % {"most": MOST_FILES}


def check(exhibit: Exhibit) -> None:
    """Raise Refused for third persons not stated, a file without words, and one not taken."""
    if exhibit.third_persons not in dict(THIRD_PERSONS):
        raise Refused(
            _(
                "Say whether the file shows data of other people. If it does, they have to agree"
                " or their data has to be blacked out."
            ),
            code="third_persons",
            field="third_persons",
        )
    if not exhibit.title.strip():
        raise Refused(_("Say what the file shows."), code="empty", field="title")
    check_file(exhibit.upload, EVIDENCE_PURPOSE)


def keep(dispute: Dispute, exhibit: Exhibit, by: Party) -> Evidence:
    """Write one checked piece of evidence in the caller's transaction. Raises Refused."""
    return Evidence.objects.create(
        dispute=dispute,
        company_id=company_of(by),
        person_id=person_of(by),
        file=files.store(exhibit.upload, purpose=EVIDENCE_PURPOSE, by=by),
        title=exhibit.title.strip(),
        third_persons=exhibit.third_persons,
        other_side_sees=exhibit.other_side_sees,
        at=now(),
    )


def done_with_evidence(dispute: Dispute, *, by: Party) -> Event:
    """Say that one's evidence is complete; after both sides' word the file goes to a moderator at
    once. Raises Refused."""
    return steps.take(dispute, "done", by=by)


@transaction.atomic
def say(dispute: Dispute, text: str, *, by: Party) -> Statement:
    """Say something to the other side and the file; the moderator who has it may ask.

    Raises Refused for anybody else, in a dispute that has ended, and for an empty text.
    """
    locked = Dispute.objects.select_for_update().get(pk=dispute.pk)
    if obstacle := speaking_obstacle(locked, by):
        raise obstacle
    if not text.strip():
        raise Refused(_("Write your message."), code="empty", field="text")
    statement = Statement.objects.create(
        dispute=locked,
        company_id=by.company_id,
        person_id=person_of(by),
        text=text.strip(),
        at=now(),
    )
    events.record("dispute.said", dispute, by=by, statement=statement.pk)
    return statement


def speaking_obstacle(dispute: Dispute, by: Party) -> Refused | None:
    """Return why the party can not write to the file, or None."""
    if not (either(by, dispute) or assigned(by, dispute)):
        return Refused(
            _("The two sides and the moderator who has the file write here."), code="wrong_actor"
        )
    if not dispute.is_open:
        return Refused(_("The dispute has ended."), code="wrong_state")
    return None
