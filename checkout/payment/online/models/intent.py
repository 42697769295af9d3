"""One wish for money to move at the provider: its row and key exist before the call does."""

from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from checkout.payment.online.models.holding import obstacles
from checkout.payment.online.process import INTENT, OPEN
from checkout.payment.rules import Obstacle
from marketplace.kernel.money import from_minor
from marketplace.kernel.party import Party
from marketplace.kernel.process import Process
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint


class IntentQuerySet(ScopedQuerySet):
    """Finance sees intents; payers and sellers see what comes of them."""

    def visible_to(self, party: Party) -> Self:
        """Return the intents that the party may see."""
        return self.all() if party.is_system or party.may("match") else self.none()

    def may_see(self, party: Party, _intent: Any) -> bool:
        """Say whether the party may see one intent: the twin of `visible_to`."""
        return party.is_system or party.may("match")


class Intent(models.Model):
    """A session, transfer, refund or reversal; `params` are kept so that a repetition is the same.

    `source` is the session that brought the money, `target` the provider's object that a reversal
    belongs to. `not_before` is real time: the next call, or the next question.
    """

    class Kind(models.TextChoices):
        """What is asked for."""

        SESSION = "session", _("Payment")
        TRANSFER = "transfer", _("Transfer to the seller")
        REFUND = "refund", _("Refund")
        REVERSAL = "reversal", _("Reversal of a transfer")

    PROCESS: ClassVar[Process] = INTENT

    key = models.CharField(_("Key"), max_length=80, unique=True)
    kind = models.CharField(_("Kind"), max_length=10, choices=Kind.choices)
    status = models.CharField(_("Status"), max_length=20, default=INTENT.initial, db_index=True)
    purchase = models.ForeignKey(
        "order.Purchase", on_delete=models.PROTECT, related_name="online_intents"
    )
    source = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="uses"
    )
    refund = models.OneToOneField(
        "payment.Refund",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="online_intent",
    )
    lines = models.ManyToManyField("payment.PayoutLine", related_name="online_intents", blank=True)
    currency = models.CharField(_("Currency"), max_length=3)
    amount_minor = models.BigIntegerField(_("Amount in minor units"))
    params = models.JSONField(_("Parameters"), default=dict, encoder=DjangoJSONEncoder)
    target = models.CharField(_("Belongs to"), max_length=255, blank=True)
    reference = models.CharField(_("Provider's reference"), max_length=255, blank=True)
    payment = models.CharField(_("Provider's payment"), max_length=255, blank=True, db_index=True)
    charge = models.CharField(_("Provider's charge"), max_length=255, blank=True)
    url = models.TextField(_("Payment page"), blank=True)
    fault = models.TextField(_("What the provider said"), blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    wanted_at = models.DateTimeField(_("Wanted"))
    not_before = models.DateTimeField(_("Not before"), db_index=True)

    objects = IntentQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("Online payment")
        verbose_name_plural = _("Online payments")
        constraints: ClassVar = [
            status_constraint(INTENT),
            models.CheckConstraint(condition=Q(amount_minor__gt=0), name="intent_moves_money"),
            models.UniqueConstraint(
                fields=("purchase",),
                condition=Q(kind="session", status__in=OPEN),
                name="one_open_session_per_purchase",
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def get_absolute_url(self) -> str:
        """Return finance's list, at this intent."""
        return f"{reverse('online:intents')}#intent-{self.pk}"

    @property
    def obstacle(self) -> Obstacle | None:
        """What stands against sending it now; only transfers to sellers have any. Read anew."""
        return obstacles([self]).get(self.pk)

    @property
    def amount(self) -> Decimal:
        """The amount in the currency."""
        return from_minor(self.amount_minor, self.currency)
