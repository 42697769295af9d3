"""A line of an order: the listing as it was sold, for ever."""

from typing import ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from oscar.apps.order.abstract_models import AbstractLine

from checkout.order.models.fields import adds_up, money_field


class Line(AbstractLine):
    """`line_price_excl_tax` is the net, `tax` its share of the order's tax, `line_price_incl_tax`
    both; `as_sold` is the listing at placement; `num_allocated` is what stock still holds."""

    tax = money_field(_("Tax"), default=0)
    as_sold = models.JSONField(_("As sold"), default=dict, blank=True, encoder=DjangoJSONEncoder)

    line_price_incl_tax = money_field(_("Price (inc. tax)"))
    line_price_excl_tax = money_field(_("Price (excl. tax)"))
    line_price_before_discounts_incl_tax = money_field(_("Price before discounts (inc. tax)"))
    line_price_before_discounts_excl_tax = money_field(_("Price before discounts (excl. tax)"))
    unit_price_incl_tax = money_field(_("Unit Price (inc. tax)"), blank=True, null=True)
    unit_price_excl_tax = money_field(_("Unit Price (excl. tax)"), blank=True, null=True)

    class Meta(AbstractLine.Meta):
        abstract = False
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=adds_up("line_price_incl_tax", "line_price_excl_tax", "tax"),
                name="line_gross_is_net_and_tax",
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="line_quantity_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.title}"
