"""Forms of invitations, roles, limits and requests to join."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from marketplace.kernel.forms import ActingForm
from marketplace.kernel.party import Party
from marketplace.members.forms.fields import (
    a_currency,
    a_message,
    an_amount,
    check_digits,
    roles_to_give,
)
from marketplace.members.models import Unit
from marketplace.members.rules import Allowance, Offer, addresses


class LimitForm(ActingForm):
    """A member's unit and spending limits."""

    unit = forms.ModelChoiceField(
        label=gettext_lazy("Unit"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("no unit"),
        help_text=gettext_lazy("Purchases count against the unit’s monthly budget."),
    )
    per_order = an_amount(
        gettext_lazy("At most per order"),
        gettext_lazy("The whole total with delivery and tax. Empty: no limit. 0: may not order."),
    )
    per_month = an_amount(
        gettext_lazy("At most per calendar month"),
        gettext_lazy("Cancelled orders do not count. Empty: no limit."),
    )
    currency = a_currency()

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        """Offer the open units of the acting company."""
        super().__init__(*args, **kwargs)
        units: Any = self.fields["unit"]
        units.queryset = Unit.objects.visible_to(party).open()

    def clean(self) -> dict[str, Any]:
        """Refuse amounts that the currency does not have."""
        cleaned = super().clean()
        check_digits(self, "per_order", "per_month")
        return cleaned

    def allowance(self) -> Allowance:
        """Return the limits as one value."""
        data = self.cleaned_data
        return Allowance(
            per_order=data["per_order"],
            per_month=data["per_month"],
            currency=data["currency"],
            unit_id=data["unit"].pk if data["unit"] else None,
        )


class InviteForm(LimitForm):
    """Whom to invite, as what."""

    emails = forms.CharField(
        label=gettext_lazy("E-mail addresses"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
        help_text=gettext_lazy("One per line, 20 at most. Each person gets a mail of their own."),
    )
    role = forms.ChoiceField(label=gettext_lazy("Role"))
    message = a_message(
        gettext_lazy("It stands in the mail with your name. Links are not allowed.")
    )
    field_order = ("emails", "role", "message", "unit", "per_order", "per_month", "currency")

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        """Offer the roles that the party may give."""
        super().__init__(*args, party=party, **kwargs)
        roles: Any = self.fields["role"]
        roles.choices = [("", _("Choose a role")), *roles_to_give(party)]

    def clean_emails(self) -> list[str]:
        """Return each address once. Raises ValidationError naming those that are none."""
        found = addresses(self.cleaned_data["emails"])
        wrong = [address for address in found if not _is_address(address)]
        if wrong:
            raise ValidationError(
                _("Not an e-mail address: %(wrong)s") % {"wrong": ", ".join(wrong[:5])}
            )
        return found

    def offer(self) -> Offer:
        """Return what is offered as one value."""
        limits = self.allowance()
        return Offer(
            role=self.cleaned_data["role"],
            message=self.cleaned_data["message"],
            unit_id=limits.unit_id,
            per_order=limits.per_order,
            per_month=limits.per_month,
            currency=limits.currency,
        )


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= 254


class RoleForm(ActingForm):
    """A colleague's role; ending the membership needs none."""

    role = forms.ChoiceField(label=gettext_lazy("Role"))

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        """Offer the roles that the party may give."""
        super().__init__(*args, **kwargs)
        roles: Any = self.fields["role"]
        roles.choices = roles_to_give(party)
        roles.required = "remove" not in self.data


class DecideForm(ActingForm):
    """The role that somebody who asked to join gets; a refusal needs none."""

    role = forms.ChoiceField(
        label=gettext_lazy("Role"), help_text=gettext_lazy("It can be changed later.")
    )

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        """Offer the roles that the party may give."""
        super().__init__(*args, **kwargs)
        roles: Any = self.fields["role"]
        roles.choices = [("", _("Choose a role")), *roles_to_give(party)]
        roles.required = "refuse" not in self.data


class AskForm(ActingForm):
    """What somebody writes to the managers of a company."""

    message = a_message(gettext_lazy("For example your department, so that they know who you are."))
