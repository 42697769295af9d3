"""The moderator's ruling: remedy, rule, reasons, an amount and a reason per line, evidence."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from disputes.facts import LineVerdict, Verdict
from disputes.forms.amounts import Sum, amount_field
from disputes.words import REMEDIES, RULES
from marketplace.kernel.forms import ActingForm


class RuleForm(ActingForm):
    """A ruling; the files it rests on are ticked."""

    remedy = forms.ChoiceField(
        label=_("Remedy"),
        choices=REMEDIES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a remedy.")},
    )
    rule = forms.ChoiceField(
        label=_("Rule it rests on"),
        choices=[("", _("Choose the rule")), *RULES],
        error_messages={"required": _("Name the rule that the ruling rests on.")},
    )
    reasons = forms.CharField(
        label=_("Reasons"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 9}),
        help_text=_("What is proved, by which file, and what follows from the rule."),
    )
    evidence = forms.MultipleChoiceField(
        label=_("Evidence relied on"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        *args: Any,
        sums: Iterable[Sum],
        currency: str,
        evidence: Iterable[Any],
        **options: Any,
    ) -> None:
        """Add amount and reason for each line in dispute, and the files to choose from."""
        super().__init__(*args, **options)
        self.sums, self.files_to_weigh = list(sums), list(evidence)
        for one in self.sums:
            self.fields[f"refund_{one.name}"] = amount_field(one.most, currency, one.title)
            self.fields[f"reason_{one.name}"] = _reason(one)
        choices = [(str(file.pk), file.title) for file in self.files_to_weigh]
        self.fields["evidence"].choices = choices  # type: ignore[attr-defined]

    def rows(self) -> list[Sum]:
        """Return the lines with their fields as they are drawn."""
        return [
            replace(one, field=self[f"refund_{one.name}"], reason=self[f"reason_{one.name}"])
            for one in self.sums
        ]

    def weighed(self) -> list[tuple[Any, Any]]:
        """Return each file with its tick."""
        return list(zip(self["evidence"].subwidgets, self.files_to_weigh, strict=True))

    def verdict(self) -> Verdict:
        """Return what was filled in."""
        facts = self.cleaned_data
        return Verdict(
            remedy=facts["remedy"],
            rule=facts["rule"],
            reasons=facts["reasons"],
            lines=tuple(self._line(one) for one in self.sums),
            evidence_ids=tuple(int(key) for key in facts["evidence"]),
        )

    def _line(self, one: Sum) -> LineVerdict:
        facts = self.cleaned_data
        refund, reason = facts[f"refund_{one.name}"], facts[f"reason_{one.name}"]
        return LineVerdict(line_id=one.key, refund=refund, reason=reason)


def _reason(one: Sum) -> forms.CharField:
    return forms.CharField(
        label=_("Reason for %(line)s") % {"line": one.title},
        max_length=1000,
        widget=forms.Textarea(attrs={"class": "form-control", "rows": 2}),
    )


class SecondLookForm(ActingForm):
    """The second moderator's word: two buttons, and a reason for sending it back."""

    word = forms.ChoiceField(
        choices=(("confirm", _("Confirm the ruling")), ("send_back", _("Send it back"))),
        widget=forms.HiddenInput,
    )
    reason = forms.CharField(
        label=_("Reason for sending it back"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The moderator who ruled reads it; the two sides do not."),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the reason of sending back."""
        cleaned = super().clean()
        if cleaned.get("word") == "send_back" and not cleaned.get("reason", "").strip():
            self.add_error("reason", _("Say what has to be thought over."))
        return cleaned
