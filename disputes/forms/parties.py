"""What the two sides type: a word to the file, a proposal, an appeal."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disputes.facts import Offer
from disputes.forms.amounts import Sum, amount_field
from disputes.words import REMEDIES
from marketplace.kernel.forms import ActingForm


class SayForm(ActingForm):
    """A word to the file."""

    text = forms.CharField(
        label=_("Write to the file"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3})
    )


class AppealForm(ActingForm):
    """Why another moderator should look."""

    reason = forms.CharField(
        label=_("What is wrong with the ruling?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Name the line, the rule or the file that was read wrongly."),
    )


class ProposeForm(ActingForm):
    """A remedy, what goes back for each line, and a word to the other side."""

    remedy = forms.ChoiceField(
        label=_("What do you propose?"),
        choices=REMEDIES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a remedy.")},
    )
    note = forms.CharField(
        label=_("Note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Why this is fair, and how goods come back where they do."),
    )

    def __init__(self, *args: Any, sums: Iterable[Sum], currency: str, **options: Any) -> None:
        """Add an amount for each line in dispute."""
        super().__init__(*args, **options)
        self.sums, self.currency = list(sums), currency
        for one in self.sums:
            self.fields[f"refund_{one.name}"] = amount_field(one.most, currency, one.title)

    def rows(self) -> list[Sum]:
        """Return the lines with their fields as they are drawn."""
        return [replace(one, field=self[f"refund_{one.name}"]) for one in self.sums]

    def offer(self) -> Offer:
        """Return what was filled in."""
        facts = self.cleaned_data
        refunds = {one.key: facts[f"refund_{one.name}"] for one in self.sums}
        return Offer(remedy=facts["remedy"], refunds=refunds, note=facts["note"])
