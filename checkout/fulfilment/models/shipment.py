"""A parcel, or several under one tracking number, of one order."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from checkout.fulfilment.process import SHIPMENT
from checkout.order.models import Order
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint


class ShipmentQuerySet(ScopedQuerySet):
    """Whoever sees the order sees its parcels."""

    def visible_to(self, party: Party) -> Self:
        """Return the shipments that the party may see."""
        return self.filter(order__in=Order.objects.visible_to(party))

    def may_see(self, party: Party, shipment: Any) -> bool:
        """Say whether the party may see one shipment: the twin of `visible_to`."""
        return bool(Order.objects.may_see(party, shipment.order))


class Shipment(models.Model):
    """What left the seller at once: lines and quantities, carrier, tracking number, packages."""

    PROCESS: ClassVar[Process] = SHIPMENT

    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="shipments")
    position = models.PositiveSmallIntegerField(_("Parcel"))
    status = models.CharField(_("Status"), max_length=20, default=SHIPMENT.initial, db_index=True)
    carrier = models.CharField(_("Carrier"), max_length=80)
    tracking_number = models.CharField(_("Tracking number"), max_length=80, blank=True)
    packages = models.PositiveSmallIntegerField(_("Packages"), default=1)
    shipped_at = models.DateTimeField(_("Shipped"))
    shipped_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ShipmentQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        verbose_name = _("Shipment")
        verbose_name_plural = _("Shipments")
        constraints: ClassVar = [
            status_constraint(SHIPMENT),
            models.UniqueConstraint(fields=("order", "position"), name="shipment_position_once"),
            models.CheckConstraint(condition=Q(packages__gt=0), name="shipment_has_packages"),
        ]

    def __str__(self) -> str:
        return f"{self.order} / {self.position}"

    def get_absolute_url(self) -> str:
        """Return the order's page, where its parcels are."""
        return str(self.order.get_absolute_url())

    @property
    def pieces(self) -> int:
        """How many sales units are in it."""
        return sum(line.quantity for line in self.lines.all())


class ShipmentLine(models.Model):
    """How much of an order line is in a parcel."""

    shipment = models.ForeignKey(Shipment, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey("order.Line", on_delete=models.PROTECT, related_name="shipment_lines")
    quantity = models.PositiveIntegerField(_("Quantity"))

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("shipment", "line"), name="line_once_per_shipment"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="shipment_line_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.line.title}"


class TrackingEvent(models.Model):
    """News of a parcel: the state it reported, where, when, and who wrote it down."""

    shipment = models.ForeignKey(Shipment, on_delete=models.PROTECT, related_name="news")
    state = models.CharField(_("State"), max_length=20)
    place = models.CharField(_("Place"), max_length=120, blank=True)
    note = models.CharField(_("Note"), max_length=300, blank=True)
    happened_at = models.DateTimeField(_("Happened"))
    recorded_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ("-happened_at", "-id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(state__in=SHIPMENT.state_names), name="tracking_state_in_table"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.shipment}: {self.state}"

    @property
    def state_label(self) -> object:
        """The state in words."""
        return SHIPMENT.state(self.state).label
