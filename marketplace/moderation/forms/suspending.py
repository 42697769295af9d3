"""Forms of a suspension and its appeal."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.clock import today
from marketplace.kernel.forms import ActingForm
from marketplace.moderation.words import GROUNDS


class SuspendForm(ActingForm):
    """The statement of reasons and the term."""

    ground = forms.ChoiceField(label=_("Ground"), choices=[("", "---------"), *GROUNDS])
    reason = forms.CharField(
        label=_("Facts"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What happened, and what shows it. The company’s managers read it."),
    )
    until = forms.DateField(
        label=_("Until the end of"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Leave empty for a suspension that another moderator has to lift."),
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a term that is over already."""
        cleaned = super().clean()
        until = cleaned.get("until")
        if until and until < today():
            self.add_error("until", ValidationError(_("This day is over."), code="past"))
        return cleaned


class AppealForm(ActingForm):
    """What the company says against its suspension."""

    reason = forms.CharField(
        label=_("Why the suspension should be lifted"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("You can appeal once. Another moderator than the one who decided reads it."),
    )
