"""Opening a dispute: within its term, on lines that are free, with evidence; the money freezes."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from checkout.order.actors import company_of, person_of
from checkout.order.models import Order
from checkout.payment.actions import freeze
from disputes.actions.claiming import check_words, claimed_freight, claimed_lines, first_offer
from disputes.actions.proposing import write
from disputes.actions.proving import check, keep, too_many
from disputes.facts import Claim, Exhibit
from disputes.limits import MOST_FILES
from disputes.models import Dispute, DisputeLine
from disputes.process import DISPUTE
from disputes.queries.conversation import frozen_copy
from disputes.queries.opening import opening_obstacle
from disputes.rules import dispute_number, fingerprint
from marketplace.kernel import steps
from marketplace.kernel.clock import now, today
from marketplace.kernel.numbers import take_number
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def open_dispute(order: Order, claim: Claim, files: Sequence[Exhibit], *, by: Party) -> Dispute:
    """Open a dispute over lines of an order; what is asked becomes the first proposal.

    Freezes the lines' money and the delivery charge if it is claimed, and keeps a frozen copy of
    what the two companies wrote each other. Raises Refused for a party that may not, outside the
    term, lines in dispute or decided before, an incomplete claim, and without 1 to 10 files.
    """
    order = Order.objects.select_for_update().get(pk=order.pk)
    if obstacle := opening_obstacle(order, by):
        raise obstacle
    check_words(order, claim, by)
    _check_files(files)
    dispute = _write_once(order, claim, claimed_lines(order, claim), by)
    for exhibit in files:
        keep(dispute, exhibit, by)
    steps.begin(dispute, by=by, reason=claim.facts, wanted=claim.wanted)
    write(dispute, first_offer(dispute, claim), by)
    return dispute


def _check_files(files: Sequence[Exhibit]) -> None:
    if not files:
        raise Refused(
            _("Add at least one file that shows what you say."), code="no_file", field="upload"
        )
    if len(files) > MOST_FILES:
        raise Refused(too_many(), code="too_many", field="upload")
    for exhibit in files:
        check(exhibit)


def _write_once(order: Order, claim: Claim, lines: list[DisputeLine], by: Party) -> Dispute:
    """Write dispute and lines and freeze their money; the database lets one be open by line."""
    try:
        with transaction.atomic():
            dispute = _write(order, claim, lines, by)
            for line in lines:
                line.dispute = dispute
            DisputeLine.objects.bulk_create(lines)
            return dispute
    except IntegrityError as fault:
        raise Refused(_("A line is in another dispute already."), code="in_dispute") from fault


def _write(order: Order, claim: Claim, lines: list[DisputeLine], by: Party) -> Dispute:
    number = dispute_number(today().year, take_number(f"dispute-{today().year}"))
    keys = [line.line_id for line in lines]
    copy = frozen_copy(order)
    return Dispute.objects.create(
        number=number,
        order=order,
        opener_company_id=company_of(by),
        opened_by_id=person_of(by),
        opened_at=now(),
        reason=claim.reason,
        facts=claim.facts.strip(),
        wanted=claim.wanted,
        claims_freight=claim.freight,
        freight_claimed=claimed_freight(order, claim),
        status=DISPUTE.initial,
        freeze=freeze(order, keys, freight=claim.freight, cause=f"dispute-{number}", by=by),
        conversation=copy,
        conversation_hash=fingerprint(copy),
    )
