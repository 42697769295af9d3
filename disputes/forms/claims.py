"""The lines of an order as the form of a dispute offers them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disputes.forms.amounts import amount_field

Reasons = Sequence[tuple[object, Sequence[tuple[str, object]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What one side may say and want: a tree of reasons, remedies, and the order's currency."""

    reasons: Reasons
    remedies: Sequence[tuple[str, object]]
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """A line of the order as the form offers it; `why_not` is said where it can not be chosen,
    `most` is what could still go back for all of it."""

    line: Any
    most: Decimal
    why_not: object = ""
    chosen: Any = None
    quantity: Any = None
    asked: Any = None


def fields_of(row: ClaimRow, currency: str) -> dict[str, forms.Field]:
    """Return tick, quantity and amount of one line, their names ending in its key."""
    key, most = row.line.pk, row.line.quantity
    asked = amount_field(row.most, currency, _("Asked back, gross"))
    asked.required = False
    return {
        f"line_{key}": forms.BooleanField(label=row.line.title, required=False),
        f"quantity_{key}": forms.IntegerField(
            label=_("Quantity in dispute"),
            min_value=1,
            max_value=most,
            initial=most,
            required=False,
            widget=forms.TextInput(attrs={"class": "form-control num", "inputmode": "numeric"}),
            error_messages={"max_value": _("%(limit_value)s were ordered.")},
        ),
        f"amount_{key}": asked,
    }
