"""Whose a basket is, what was answered on the way to the order, and what a seller asks for
delivery."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class TradeBasket(models.Model):
    """A basket of Oscar's belongs to a person and a company; a guest's to neither, its key is in
    the session."""

    basket = models.OneToOneField("basket.Basket", on_delete=models.CASCADE, related_name="trade")
    person = models.ForeignKey(
        "accounts.User", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    company = models.ForeignKey(
        "companies.Company", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("person", "company"),
                condition=Q(is_open=True),
                name="one_open_basket_per_person_and_company",
            )
        ]

    def __str__(self) -> str:
        return f"basket {self.basket_id}"


class Draft(models.Model):
    """What the buyer answered so far; one per basket, kept until the purchase is placed."""

    basket = models.OneToOneField("basket.Basket", on_delete=models.CASCADE, related_name="draft")
    consignee = models.JSONField(default=dict)
    delivery = models.JSONField(default=dict)
    invoice = models.JSONField(default=dict)
    po_number = models.CharField(max_length=60, blank=True)
    cost_centre = models.CharField(max_length=60, blank=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"draft of basket {self.basket_id}"


class DeliveryTariff(models.Model):
    """A seller's flat net amount for delivery, free from an amount of goods on, or collection."""

    seller = models.OneToOneField(
        "companies.Company", on_delete=models.CASCADE, related_name="delivery_tariff"
    )
    currency = models.CharField(_("Currency"), max_length=3, default="EUR")
    flat_net = models.DecimalField(_("Delivery, net"), max_digits=18, decimal_places=4, default=0)
    free_above = models.DecimalField(
        _("Free from goods worth, net"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    collection = models.BooleanField(_("Buyers may collect"), default=False)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(flat_net__gte=0), name="delivery_is_not_negative")
        ]

    def __str__(self) -> str:
        return f"{self.flat_net} {self.currency}"
