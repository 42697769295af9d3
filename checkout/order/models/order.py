"""The contract between one buyer and one seller."""

from decimal import Decimal
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from oscar.apps.order.abstract_models import AbstractOrder
from oscar.apps.order.exceptions import InvalidOrderStatus

from checkout.order.models.fields import adds_up, money_field
from checkout.order.process import ORDER
from checkout.order.rules.tax import TAX_WORDS
from marketplace.kernel import steps
from marketplace.kernel.clock import today
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.process import Process
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint


class OrderQuerySet(ScopedQuerySet):
    """Buyer and seller see their order, finance and moderators see all; nobody else sees it."""

    def visible_to(self, party: Party) -> Self:
        """Return the orders that the party may see."""
        if party.is_system or party.may("match") or party.may("moderate"):
            return self.all()
        if not (party.is_member and party.may("view")):
            return self.none()
        return self.filter(Q(buyer_id=party.company_id) | Q(seller_id=party.company_id))

    def may_see(self, party: Party, order: Any) -> bool:
        """Say whether the party may see one order: the twin of `visible_to`."""
        if party.is_system or party.may("match") or party.may("moderate"):
            return True
        sides = (order.buyer_id, order.seller_id)
        return party.is_member and party.may("view") and party.company_id in sides


class Order(AbstractOrder):
    """One seller's part of a purchase. `net`, `tax` and `gross` hold goods and delivery; rates are
    percent; `promised_for` is the day by which it ships; shipped quantities come from parcels.

    What the buyer reported short or damaged until `receipt_settled_at` was settled between the
    sides.
    """

    PROCESS: ClassVar[Process] = ORDER

    purchase = models.ForeignKey("order.Purchase", on_delete=models.PROTECT, related_name="orders")
    buyer = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="orders_bought"
    )
    seller = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="orders_sold"
    )
    status = models.CharField(_("Status"), max_length=100, default=ORDER.initial, db_index=True)
    net = money_field(_("Net"), default=0)
    tax = money_field(_("Tax"), default=0)
    gross = money_field(_("Gross"), default=0)
    delivery_method = models.CharField(_("Delivery method"), max_length=20, default="flat")
    delivery_net = money_field(_("Delivery, net"), default=0)
    consignee = models.JSONField(_("Consignee"), default=dict, blank=True)
    tax_rule = models.CharField(_("Tax rule"), max_length=40, blank=True)
    tax_rate = models.DecimalField(_("Tax rate"), max_digits=6, decimal_places=3, default=0)
    tax_note = models.TextField(_("Tax note"), blank=True)
    commission_rate = models.DecimalField(
        _("Commission rate"), max_digits=6, decimal_places=3, default=0
    )
    commission_tax_rate = models.DecimalField(
        _("Tax rate of the commission"), max_digits=6, decimal_places=3, default=0
    )
    promised_for = models.DateField(_("Promised for"))
    placed_at = models.DateTimeField(_("Placed"), db_index=True)
    arrived_at = models.DateTimeField(_("Last parcel arrived"), null=True, blank=True)
    has_receipt_problem = models.BooleanField(_("Short or damaged receipt"), default=False)
    receipt_settled_at = models.DateTimeField(_("Receipt settled"), null=True, blank=True)
    receipt_extended = models.BooleanField(_("Time to check extended"), default=False)

    total_incl_tax = money_field(_("Order total (inc. tax)"))
    total_excl_tax = money_field(_("Order total (excl. tax)"))
    shipping_incl_tax = money_field(_("Shipping charge (inc. tax)"), default=0)
    shipping_excl_tax = money_field(_("Shipping charge (excl. tax)"), default=0)

    objects = OrderQuerySet.as_manager()

    class Meta(AbstractOrder.Meta):
        abstract = False
        constraints: ClassVar = [
            status_constraint(ORDER),
            models.CheckConstraint(
                condition=adds_up("gross", "net", "tax"), name="order_gross_is_net_and_tax"
            ),
            models.CheckConstraint(
                condition=~Q(buyer_id=F("seller_id")), name="order_is_between_two_companies"
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def url_key(self) -> str:
        """What stands for the order in an address."""
        return str(self.number)

    @property
    def is_late(self) -> bool:
        """True from the promised day on, while nothing was shipped."""
        return self.status == "confirmed" and self.promised_for <= today()

    @property
    def tax_share(self) -> Decimal:
        """The tax rate as a share: 0.2 for 20 percent."""
        return self.tax_rate / 100

    @property
    def tax_words(self) -> object:
        """The tax rule in the reader's language; the frozen note for a rule no longer known."""
        return TAX_WORDS.get(self.tax_rule, self.tax_note)

    def get_absolute_url(self) -> str:
        """Return the order's page."""
        return reverse("orders:order", args=[self.number])

    def set_status(self, new_status: str) -> None:
        """Oscar's way in: goes through the process as the market's own step, or refuses.

        Raises InvalidOrderStatus where the table has no such step, Refused where it says no.
        """
        rows = ORDER.rows_from(self.status)
        row = next((r for r in rows if r.target == new_status and r.actor(SYSTEM, self)), None)
        if row is None:
            raise InvalidOrderStatus(_("The market has no such step of its own."))
        steps.take(self, row.name, by=SYSTEM)
