"""The columns of a dispute: the claim, the frozen copy, who decides, and the terms."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from checkout.order.models.fields import money_field
from disputes.process import DISPUTE
from disputes.words import REASONS, REMEDIES


class Columns(models.Model):
    """`conversation` is the frozen copy of what the companies wrote each other before,
    `conversation_hash` its SHA-256; amounts are gross."""

    number = models.CharField(_("Number"), max_length=20, unique=True)
    order = models.ForeignKey("order.Order", on_delete=models.PROTECT, related_name="disputes")
    opener_company = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, related_name="disputes_opened"
    )
    opened_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("Opened"), db_index=True)
    reason = models.CharField(_("Reason"), max_length=30, choices=REASONS)
    facts = models.TextField(_("Facts"), max_length=8000)
    wanted = models.CharField(_("Wanted"), max_length=20, choices=REMEDIES)
    claims_freight = models.BooleanField(_("Delivery charge too"), default=False)
    freight_claimed = money_field(_("Of the delivery charge"), default=0)
    status = models.CharField(_("Status"), max_length=20, default=DISPUTE.initial, db_index=True)
    outcome = models.CharField(_("Outcome"), max_length=20, choices=REMEDIES, blank=True)
    freeze = models.OneToOneField(
        "payment.Freeze", on_delete=models.PROTECT, related_name="dispute"
    )
    conversation = models.JSONField(_("Messages"), default=list, encoder=DjangoJSONEncoder)
    conversation_hash = models.CharField(_("SHA-256 of the messages"), max_length=64)
    moderator = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    appeal_moderator = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    buyer_done_at = models.DateTimeField(null=True, blank=True)
    seller_done_at = models.DateTimeField(null=True, blank=True)
    ruling_due = models.DateTimeField(_("Ruling due"), null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    buyer_accepted_at = models.DateTimeField(null=True, blank=True)
    seller_accepted_at = models.DateTimeField(null=True, blank=True)
    appellant = models.ForeignKey(
        "companies.Company", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    appeal_reason = models.TextField(_("Reason of the appeal"), blank=True)

    class Meta:
        abstract = True
