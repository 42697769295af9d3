"""An inquiry: a conversation between a buying and a selling company about a listing."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from marketplace.companies.models import Company
from marketplace.kernel.party import Party
from marketplace.kernel.visibility import ScopedQuerySet, status_constraint
from marketplace.sourcing.process import INQUIRY


class InquiryQuerySet(ScopedQuerySet):
    """Both companies' people with the right role; nobody else, platform staff neither."""

    def asked_by(self, party: Party) -> Self:
        """Return what the party's company asked, for those who may ask."""
        if party.company_id is None or not party.may("ask"):
            return self.none()
        return self.filter(buyer_id=party.company_id)

    def asked_of(self, party: Party) -> Self:
        """Return what the party's company was asked, for those who may sell."""
        if party.company_id is None or not party.may("sell"):
            return self.none()
        return self.filter(seller_id=party.company_id)

    def visible_to(self, party: Party) -> Self:
        """Return the inquiries that the party takes part in."""
        return self.asked_by(party) | self.asked_of(party)

    def may_see(self, party: Party, inquiry: "Inquiry") -> bool:
        """Say the same of one inquiry."""
        if party.company_id is None:
            return False
        asks = party.may("ask") and party.company_id == inquiry.buyer_id
        return asks or (party.may("sell") and party.company_id == inquiry.seller_id)


class Inquiry(models.Model):
    """A question to a seller and what was said since."""

    PROCESS = INQUIRY

    buyer = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="inquiries_asked")
    seller = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="inquiries_got")
    listing = models.ForeignKey(
        "catalogue.Product", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64)
    status = models.CharField(max_length=20, default=INQUIRY.initial)
    asked_at = models.DateTimeField()
    spoken_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = InquiryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "inquiries"
        ordering = ("-spoken_at", "-pk")
        constraints: ClassVar = [
            status_constraint(INQUIRY),
            models.CheckConstraint(
                condition=~Q(buyer=models.F("seller")), name="inquiry_not_to_oneself"
            ),
            models.UniqueConstraint(
                fields=("buyer", "listing", "fingerprint"),
                condition=~Q(status="closed"),
                name="one_open_inquiry_per_question",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=("seller", "status")),
            models.Index(fields=("buyer", "status")),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """Return the conversation."""
        return reverse("sourcing:inquiry", args=[self.pk])

    @property
    def is_closed(self) -> bool:
        """True when nobody can say anything any more."""
        return bool(self.status == "closed")

    def waits_for(self, company_id: int | None) -> bool:
        """Say whether it is that company's turn."""
        waiting = {"waiting_for_seller": self.seller_id, "waiting_for_buyer": self.buyer_id}
        return company_id is not None and waiting.get(self.status) == company_id

    def other_side(self, company_id: int | None) -> Company:
        """Return the company that a party of the given one talks to."""
        return self.seller if company_id == self.buyer_id else self.buyer


class MessageQuerySet(ScopedQuerySet):
    """Messages are seen with their inquiry."""

    def visible_to(self, party: Party) -> Self:
        """Return the messages of the inquiries that the party takes part in."""
        return self.filter(inquiry__in=Inquiry.objects.visible_to(party))

    def may_see(self, party: Party, message: "Message") -> bool:
        """Say the same of one message."""
        return Inquiry.objects.may_see(party, message.inquiry)


class Message(models.Model):
    """What one person said for one of the two companies, with a file at most; never changed."""

    inquiry = models.ForeignKey(Inquiry, on_delete=models.PROTECT, related_name="messages")
    company = models.ForeignKey(Company, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    text = models.TextField(max_length=4000)
    file = models.ForeignKey(
        "kernel.StoredFile", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.inquiry_id}: {self.text[:40]}"
