"""The form of a unit."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from marketplace.companies.models import Address, Member
from marketplace.kernel.forms import ActingForm
from marketplace.kernel.party import Party
from marketplace.members.actions import UnitFacts
from marketplace.members.forms.fields import a_currency, an_amount, check_digits


class UnitForm(ActingForm):
    """A unit of the acting company."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    cost_centre = forms.CharField(
        label=gettext_lazy("Cost centre"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Filled in on the invoice step when somebody of the unit orders."),
    )
    delivery = forms.ModelChoiceField(
        label=gettext_lazy("Delivery address"),
        queryset=Address.objects.none(),
        required=False,
        empty_label=gettext_lazy("the company’s own"),
    )
    invoice = forms.ModelChoiceField(
        label=gettext_lazy("Invoice address"),
        queryset=Address.objects.none(),
        required=False,
        empty_label=gettext_lazy("the company’s own"),
    )
    budget = an_amount(
        gettext_lazy("Budget per calendar month"),
        gettext_lazy("Gross, for all people of the unit together. Empty: no limit."),
    )
    currency = a_currency()
    responsible = forms.ModelChoiceField(
        label=gettext_lazy("Responsible"),
        queryset=Member.objects.none(),
        required=False,
        empty_label=gettext_lazy("nobody named"),
    )

    def __init__(self, *args: Any, party: Party, **kwargs: Any) -> None:
        """Offer the company's own addresses and people."""
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        book = Address.objects.visible_to(party)
        fields["delivery"].queryset = fields["invoice"].queryset = book
        people = Member.objects.visible_to(party).active().select_related("person")
        fields["responsible"].queryset = people.order_by("person__first_name", "pk")
        fields["responsible"].label_from_instance = _name

    def clean(self) -> dict[str, Any]:
        """Refuse a budget that the currency does not have."""
        cleaned = super().clean()
        check_digits(self, "budget")
        return cleaned

    def facts(self) -> UnitFacts:
        """Return the unit as one value."""
        data = self.cleaned_data
        keys: dict[str, Any] = {
            f"{name}_id": data[name].pk if data[name] else None
            for name in ("delivery", "invoice", "responsible")
        }
        own = {name: data[name] for name in ("name", "cost_centre", "budget", "currency")}
        return UnitFacts(**own, **keys)


def _name(member: Member) -> str:
    return member.person.get_full_name() or str(member.person.email)
