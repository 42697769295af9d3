"""Opening a dispute: which lines, why, what is wanted, and the first files of evidence."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disputes.facts import Claim, Exhibit
from disputes.forms.claims import ClaimRow, Offered, fields_of
from disputes.forms.exhibits import ROWS, Row, check_exhibit, exhibit_fields, exhibit_of, rows_of
from marketplace.kernel.forms import ActingForm


class OpenForm(ActingForm):
    """The claim; each line that may be disputed has a tick, a quantity and an amount."""

    freight = forms.BooleanField(label=_("The delivery charge too"), required=False)
    reason = forms.ChoiceField(
        label=_("What went wrong?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what fits best.")},
    )
    facts = forms.CharField(
        label=_("What happened?"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text=_("When, how much, how you found it, what you told the other side."),
        error_messages={"required": _("Say what happened.")},
    )
    wanted = forms.ChoiceField(
        label=_("What do you want?"),
        widget=forms.RadioSelect,
        help_text=_("You can still agree on something else."),
        error_messages={"required": _("Choose what you want.")},
    )

    def __init__(
        self,
        *args: Any,
        lines: Iterable[ClaimRow],
        offered: Offered,
        freight: bool = True,
        **options: Any,
    ) -> None:
        """Add the lines and the rows of files; `offered` is what this side may say and want,
        `freight` whether the delivery charge can be claimed."""
        super().__init__(*args, **options)
        self.lines, self.offered = list(lines), offered
        for row in self._open():
            self.fields |= fields_of(row, offered.currency)
        if not freight:
            del self.fields["freight"]
        for number in ROWS:
            self.fields |= exhibit_fields(number, required=number == ROWS[0])
        self.fields["reason"].choices = offered.reasons  # type: ignore[attr-defined]
        self.fields["wanted"].choices = offered.remedies  # type: ignore[attr-defined]
        if len(offered.remedies) == 1:
            self.initial.setdefault("wanted", offered.remedies[0][0])

    def _open(self) -> list[ClaimRow]:
        return [row for row in self.lines if not row.why_not]

    def clean(self) -> dict[str, Any]:
        """Ask for a line, for the quantities of the lines chosen, and check the files."""
        cleaned = super().clean()
        if not self._chosen():
            self.add_error(None, _("Choose the lines that this is about."))
        for key in self._chosen():
            if not cleaned.get(f"quantity_{key}") and f"quantity_{key}" not in self.errors:
                self.add_error(f"quantity_{key}", _("Say how many pieces it is about."))
        for number in ROWS:
            check_exhibit(self, number)
        return cleaned

    def _chosen(self) -> list[int]:
        facts = self.cleaned_data
        return [row.line.pk for row in self._open() if facts.get(f"line_{row.line.pk}")]

    def rows(self) -> list[ClaimRow]:
        """Return the lines with their fields as they are drawn."""
        return [row if row.why_not else self._drawn(row) for row in self.lines]

    def _drawn(self, row: ClaimRow) -> ClaimRow:
        names = ("line", "quantity", "amount")
        chosen, quantity, asked = (self[f"{name}_{row.line.pk}"] for name in names)
        return replace(row, chosen=chosen, quantity=quantity, asked=asked)

    def file_rows(self) -> list[Row]:
        """Return the rows of files as they are drawn."""
        return rows_of(self, ROWS)

    def reasons(self) -> list[tuple[object, list[Any]]]:
        """Return the groups of reasons, each with its choices as they are drawn."""
        drawn = {str(choice.data["value"]): choice for choice in self["reason"].subwidgets}
        return [
            (group, [drawn[value] for value, _words in known])
            for group, known in self.offered.reasons
        ]

    def lost_files(self) -> list[str]:
        """Return the names of files sent with a refused form: a browser does not keep them."""
        if not self.errors:
            return []
        return [str(getattr(upload, "name", "")) for upload in self.files.values()]

    def claim(self) -> Claim:
        """Return what is claimed."""
        facts = self.cleaned_data
        asked = {key: facts.get(f"amount_{key}") for key in self._chosen()}
        return Claim(
            reason=facts["reason"],
            facts=facts["facts"],
            wanted=facts["wanted"],
            lines={key: facts[f"quantity_{key}"] for key in self._chosen()},
            freight=bool(facts.get("freight")),
            asked={key: amount for key, amount in asked.items() if amount is not None},
        )

    def exhibits(self) -> list[Exhibit]:
        """Return the files with what was said of each."""
        facts = self.cleaned_data
        return [exhibit_of(facts, number) for number in ROWS if facts.get(f"file_{number}")]
