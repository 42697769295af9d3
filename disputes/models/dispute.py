"""A complaint about lines of one order, between its buyer and its seller."""

from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from disputes.limits import second_moderator_above
from disputes.models.columns import Columns
from disputes.models.scope import DisputeQuerySet
from disputes.process import DISPUTE
from disputes.process.conditions import is_past
from disputes.process.states import APPEALED, OPEN
from marketplace.companies.models import Company, Member
from marketplace.kernel import events
from marketplace.kernel.process import Process
from marketplace.kernel.visibility import status_constraint

if TYPE_CHECKING:
    from disputes.models.proposal import Proposal
    from disputes.models.ruling import Ruling


class Dispute(Columns):
    """What is claimed between a buyer and a seller, and who decides it."""

    PROCESS: ClassVar[Process] = DISPUTE

    objects = DisputeQuerySet.as_manager()

    class Meta:
        ordering = ("-opened_at", "-id")
        verbose_name = _("Dispute")
        verbose_name_plural = _("Disputes")
        constraints: ClassVar = [
            status_constraint(DISPUTE),
            models.CheckConstraint(
                condition=Q(freight_claimed__gte=0), name="dispute_freight_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(appeal_moderator=None) | ~Q(appeal_moderator=models.F("moderator")),
                name="appeal_is_ruled_by_another",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """Return the page of both sides; it leads moderators to the file."""
        return reverse("disputes:dispute", args=[self.number])

    @property
    def url_key(self) -> str:
        """What stands for the dispute in an address."""
        return self.number

    @property
    def buyer_id(self) -> int:
        """The key of the buying company."""
        return int(self.order.buyer_id)

    @property
    def seller_id(self) -> int:
        """The key of the selling company."""
        return int(self.order.seller_id)

    @property
    def buyer(self) -> Company:
        """The buying company."""
        found: Company = self.order.buyer
        return found

    @property
    def seller(self) -> Company:
        """The selling company."""
        found: Company = self.order.seller
        return found

    def other_side(self, company_id: int | None) -> Company:
        """Return the company that the given one is in dispute with."""
        return self.seller if company_id == self.buyer_id else self.buyer

    @property
    def currency(self) -> str:
        """The order's currency."""
        return str(self.order.currency)

    @property
    def claimed(self) -> dict[int | None, Decimal]:
        """What is claimed by line, gross; None is the delivery charge, if it is claimed."""
        amounts: dict[int | None, Decimal] = {}
        amounts.update(self.lines.values_list("line_id", "claimed"))
        return amounts | ({None: self.freight_claimed} if self.claims_freight else {})

    @property
    def amount(self) -> Decimal:
        """The amount in dispute, gross."""
        return sum(self.claimed.values(), Decimal(0))

    @property
    def needs_second_moderator(self) -> bool:
        """True above the amount that one moderator may decide."""
        return self.amount > second_moderator_above(self.currency)

    @property
    def is_open(self) -> bool:
        """True until it is closed, settled or withdrawn."""
        return self.status in OPEN

    @property
    def assigned_id(self) -> int | None:
        """The key of the moderator who has the file in the present stage."""
        appealed = self.status in APPEALED
        return self.appeal_moderator_id if appealed else self.moderator_id

    @property
    def is_overdue(self) -> bool:
        """True when the term of the ruling is over."""
        return is_past(self.ruling_due)

    @property
    def handled_before(self) -> frozenset[int]:
        """The keys of the moderators who had a part in the first stage, once it is appealed."""
        if self.status not in APPEALED:
            return frozenset()
        first = events.timeline(self).filter(before__in=("review", "second_look"))
        people = first.filter(role="moderator").values_list("person_id", flat=True)
        return frozenset(pk for pk in people if pk is not None)

    def is_tied(self, person_id: int | None) -> bool:
        """Say whether a person is, or ever was, a member of one of the two companies."""
        sides = (self.buyer_id, self.seller_id)
        return bool(Member.objects.filter(company_id__in=sides, person_id=person_id).exists())

    @property
    def open_proposal(self) -> "Proposal | None":
        """The proposal that waits for an answer, or None."""
        found: Proposal | None = self.proposals.filter(status="open").first()
        return found

    @property
    def ruling(self) -> "Ruling | None":
        """The ruling that stands: the appeal's before the first one; None while there is none."""
        standing = self.rulings.exclude(announced_at=None).order_by("-announced_at", "-pk")
        found: Ruling | None = standing.first()
        return found

    def pending_ruling(self) -> "Ruling | None":
        """Return the ruling that waits for a second moderator, or None."""
        found: Ruling | None = self.rulings.filter(announced_at=None, sent_back_at=None).first()
        return found
