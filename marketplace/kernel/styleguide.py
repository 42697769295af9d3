"""The living page of every element and pattern, with invented sample data; staff only."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.safestring import SafeString
from django.views.generic import TemplateView

from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.process import Row
from marketplace.kernel.steps import Offer, Turn
from marketplace.kernel.templatetags.words import turn_parts
from marketplace.kernel.views import StaffMixin

PATH = ("Placed", "Paid", "Confirmed", "Shipped", "Delivered", "Completed")


class SampleForm(forms.Form):
    """One field of every kind."""

    name = forms.CharField(label="Legal name", help_text="As it stands on the licence.")
    email = forms.EmailField(label="E-mail", required=False)
    country = forms.ChoiceField(label="Country", choices=[("", "Choose"), ("FR", "France")])
    quantity = forms.IntegerField(label="Quantity", min_value=1)
    day = forms.DateField(
        label="Wanted by",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    kind = forms.ChoiceField(
        label="Kind of company",
        widget=forms.RadioSelect,
        choices=[("maker", "Manufacturer"), ("trader", "Trader")],
    )
    topics = forms.MultipleChoiceField(
        label="Tell me about",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("orders", "Orders"), ("answers", "Answers")],
    )
    text = forms.CharField(label="Your message", widget=forms.Textarea(attrs={"rows": 3}))
    paper = forms.FileField(label="Business licence", required=False, help_text="PDF, JPEG or PNG.")
    agree = forms.BooleanField(label="The facts above are right")


def _nobody(_by: Party, _obj: object) -> bool:
    return False


def _offer(label: str, *, danger: bool = False, why_not: str | None = None) -> Offer:
    row = Row(name="step", source="a", target="b", actor=_nobody, label=label, danger=danger)
    return Offer(row, why_not, "#")


def _progress(reached: int) -> list[tuple[object, Any, bool]]:
    start = now() - timedelta(days=6)
    return [
        (label, start + timedelta(days=place) if place < reached else None, place < reached)
        for place, label in enumerate(PATH)
    ]


def _turns() -> list[Turn]:
    in_ten, ago = now() + timedelta(days=10), now() - timedelta(days=2)
    default = "If nobody answers, the order counts as received and the seller is paid."
    offers = [_offer("Confirm receipt"), _offer("Report a problem", danger=True)]
    held = [_offer("Approve", why_not="2 of 6 points are open.")]
    return [
        Turn("In delivery", "the buyer", True, in_ten, default, offers, _progress(4)),
        Turn("In review", "a moderator", False, in_ten, "", held, []),
        Turn("Negotiation", "the seller", False, ago, "It goes to a moderator.", offers[1:], []),
        Turn("Completed", "nobody", False, None, "", [], _progress(6)),
    ]


class StyleguideView(StaffMixin, TemplateView):
    """Show every element in every state."""

    template_name = "styleguide/index.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the samples."""
        return super().get_context_data(**samples(), **kwargs)


def samples() -> dict[str, Any]:
    """Return the data of the page; amounts are in EUR."""
    return {
        "turns": [turn_parts(turn, now()) for turn in _turns()],
        "fresh": SampleForm(),
        "wrong": SampleForm({"name": "", "email": "claire", "text": "Kept as typed"}),
        "page": Paginator(range(128), 24).page(2),
        "parts": _parts(),
        "sums": [("Net", Decimal("7010.5"), "EUR"), ("Tax 20 %", Decimal("1402.1"), "EUR")],
        "total": ("Total, gross", Decimal("8412.6"), "EUR"),
        "price": Decimal("412"),
        "fine_price": Decimal("0.0425"),
        "instant": now(),
        "deadline": now() + timedelta(days=3),
        "tones": ("neutral", "green", "amber", "red", "blue"),
        "entries": _entries(),
        "company": {"is_verified": True, "verified_at": now(), "verified_until": now()},
        "facts": [("Stock", "38 in stock"), ("Minimum order", "1 piece, any multiple")],
        "icons": ("bell", "basket", "truck", "patch-check", "file-earmark-pdf", "chat-square-text"),
        "stored": _stored(),
    }


def _parts() -> list[tuple[str, Decimal, str, str]]:
    return [
        ("Released to the seller", Decimal("4120"), "EUR", "green"),
        ("Held for you", Decimal("3672.2"), "EUR", "amber"),
        ("Refunded", Decimal("620.4"), "EUR", "red"),
    ]


def _entries() -> list[dict[str, Any]]:
    rows = (
        ("Parcel 1 of 2 handed to DHL", "Wei Zhang, logistics", ""),
        ("Order confirmed", "Li Na, sales", "We ship in two parts."),
        ("Payment matched in full", "Comptoir, finance", ""),
    )
    return [
        {"at": now() - timedelta(days=place), "text": text, "who": who, "reason": reason}
        for place, (text, who, reason) in enumerate(rows)
    ]


def _stored() -> dict[str, Any]:
    return {
        "name": "Invoice CPP-2026-0918.pdf",
        "content_type": "application/pdf",
        "size": 1_240_000,
        "at": now(),
        "get_absolute_url": SafeString("#"),
    }
