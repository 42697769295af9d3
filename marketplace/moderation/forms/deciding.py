"""Forms of a file under review: remarks, sources, the decision."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.companies.reasons import REASONS
from marketplace.kernel.forms import ActingForm, UploadField
from marketplace.moderation.actions.judging import SOURCE_PURPOSE
from marketplace.moderation.facts import Citation, Judgement
from marketplace.moderation.words import SOURCE_KINDS


class RemarkForm(ActingForm):
    """What is not in order about one point."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        choices=[("", _("In my own words")), *REASONS.items()],
    )
    text = forms.CharField(
        label=_("What is wrong"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The company reads it beside this point."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Mark that one of both fields is needed."""
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.mark = _("one of the two is needed")  # type: ignore[attr-defined]

    def judgement(self, point: str) -> Judgement:
        """Return the verdict "not in order" on a point."""
        given = self.cleaned_data
        return Judgement(point=point, in_order=False, reason=given["reason"], text=given["text"])


class SourceForm(ActingForm):
    """A source that was looked at."""

    kind = forms.ChoiceField(label=_("Kind"), choices=SOURCE_KINDS)
    name = forms.CharField(
        label=_("Source"),
        max_length=120,
        help_text=_("For example the register’s name, or a newspaper."),
    )
    url = forms.URLField(label=_("Address"), max_length=500, required=False, assume_scheme="https")
    read_on = forms.DateField(
        label=_("Read on"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    says = forms.CharField(
        label=_("What it says"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    file = UploadField(label=_("Copy of it"), purpose=SOURCE_PURPOSE, required=False)

    def citation(self) -> Citation:
        """Return what was given, the file apart."""
        given: dict[str, Any] = {k: v for k, v in self.cleaned_data.items() if k != "file"}
        day: date = given.pop("read_on")
        return Citation(read_on=day, **given)


class ApproveForm(ActingForm):
    """A note to the decision; the company reads it."""

    note = forms.CharField(
        label=_("Note"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The company reads it. Sources stand in the checklist, only for moderators."),
    )


class SendBackForm(ActingForm):
    """What is said over the remarks on the points."""

    reason = forms.CharField(
        label=_("Said over the remarks"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Not needed when the remarks say it all. The company reads it."),
    )


class ReleaseForm(ActingForm):
    """Why a file is taken from the moderator who claimed it."""

    why = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The moderator who claimed the file reads it. The company does not."),
    )
