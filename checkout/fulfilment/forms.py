"""What the seller says of a parcel and the buyer of what came: grids of lines."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from checkout.fulfilment.actions import News, Parcel
from checkout.fulfilment.models import ReceiptLine
from checkout.fulfilment.process import SHIPMENT
from checkout.fulfilment.rules import Received
from marketplace.kernel.forms import ActingForm


class ShipForm(ActingForm):
    """A parcel: a quantity for each line that is not shipped in full, then the carrier."""

    carrier = forms.CharField(label=_("Carrier"), max_length=80)
    tracking_number = forms.CharField(label=_("Tracking number"), max_length=80, required=False)
    packages = forms.IntegerField(label=_("Packages"), min_value=1, max_value=999, initial=1)

    def __init__(
        self, *args: Any, lines: Iterable[Any] = (), left: Mapping[int, int], **options: Any
    ) -> None:
        """Add a quantity for each line with something left, filled with all of it."""
        super().__init__(*args, **options)
        self.line_names = {line.pk: f"line_{line.pk}" for line in lines if line.pk in left}
        for line in lines:
            if line.pk in left:
                self.fields[f"line_{line.pk}"] = forms.IntegerField(
                    label=line.title,
                    min_value=0,
                    max_value=left[line.pk],
                    initial=left[line.pk],
                    required=False,
                    widget=_number(),
                )

    def rows(self) -> list[forms.BoundField]:
        """Return the quantity fields in order of the lines."""
        return [self[name] for name in self.line_names.values()]

    def parcel(self) -> Parcel:
        """Return what was filled in."""
        facts = self.cleaned_data
        quantities = {pk: facts.get(name) or 0 for pk, name in self.line_names.items()}
        return Parcel(
            lines=quantities,
            carrier=facts["carrier"],
            tracking_number=facts["tracking_number"],
            packages=facts["packages"],
        )


class TrackForm(ActingForm):
    """News of a parcel."""

    state = forms.ChoiceField(
        label=_("The parcel is now"),
        choices=[(state.name, state.label) for state in SHIPMENT.states],
    )
    place = forms.CharField(label=_("Place"), max_length=120, required=False)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    def news(self) -> News:
        """Return what was filled in."""
        facts = self.cleaned_data
        return News(state=facts["state"], place=facts["place"], note=facts["note"])


class ReceiveForm(ActingForm):
    """For each shipped line: how many came in good order, and what is wrong with the rest."""

    def __init__(
        self, *args: Any, lines: Iterable[Any] = (), shipped: Mapping[int, int], **options: Any
    ) -> None:
        """Add three fields for each line of which something was shipped."""
        super().__init__(*args, **options)
        self.lines = [line for line in lines if shipped.get(line.pk)]
        for line in self.lines:
            self.fields |= _fields_of(line, shipped[line.pk])

    def rows(self) -> list[dict[str, Any]]:
        """Return each line with its three fields."""
        return [
            {
                "line": line,
                "quantity": self[f"quantity_{line.pk}"],
                "outcome": self[f"outcome_{line.pk}"],
                "note": self[f"note_{line.pk}"],
            }
            for line in self.lines
        ]

    def reports(self) -> dict[int, Received]:
        """Return what was filled in, by key of the line."""
        facts = self.cleaned_data
        return {
            line.pk: Received(
                facts[f"quantity_{line.pk}"],
                facts[f"outcome_{line.pk}"],
                facts[f"note_{line.pk}"],
            )
            for line in self.lines
        }


def _number() -> forms.NumberInput:
    return forms.NumberInput(attrs={"class": "form-control"})


def _text() -> forms.TextInput:
    return forms.TextInput(attrs={"class": "form-control"})


def _select() -> forms.Select:
    return forms.Select(attrs={"class": "form-select"})


def _fields_of(line: Any, shipped: int) -> dict[str, forms.Field]:
    return {
        f"quantity_{line.pk}": forms.IntegerField(
            label=_("In good order"),
            min_value=0,
            max_value=shipped,
            initial=shipped,
            widget=_number(),
        ),
        f"outcome_{line.pk}": forms.ChoiceField(
            label=_("What came"),
            choices=ReceiptLine.Outcome.choices,
            initial="received",
            widget=_select(),
        ),
        f"note_{line.pk}": forms.CharField(
            label=_("Note"), max_length=500, required=False, widget=_text()
        ),
    }
