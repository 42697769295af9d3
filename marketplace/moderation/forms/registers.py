"""Forms of what staff keep: screening lists and rules of eligibility."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import countries
from marketplace.companies.words import COMPANY_KINDS, PAPER_KINDS
from marketplace.kernel.forms import ActingForm, UploadField
from marketplace.moderation.actions.lists import LIST_PURPOSE
from marketplace.moderation.facts import ListFacts, RuleFacts
from marketplace.moderation.words import ACTIVITIES, DEMANDS, LIST_KINDS

EVERY = ("", _("every"))


class ListForm(ActingForm):
    """A list as its publisher gives it out."""

    name = forms.CharField(label=_("Name of the list"), max_length=120)
    kind = forms.ChoiceField(label=_("Kind"), choices=LIST_KINDS)
    dated = forms.DateField(
        label=_("Dated"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("The day that its publisher put on it."),
    )
    source = forms.URLField(
        label=_("Where it was published"), max_length=500, required=False, assume_scheme="https"
    )
    file = UploadField(
        label=_("File"),
        purpose=LIST_PURPOSE,
        help_text=_(
            "CSV in UTF-8. Columns: name, aliases (separated by semicolons), country"
            " (two letters), identifier. Only the name has to be given."
        ),
    )

    def facts(self) -> ListFacts:
        """Return what was given, the file apart."""
        return ListFacts(**{k: v for k, v in self.cleaned_data.items() if k != "file"})


class RuleForm(ActingForm):
    """A rule: for which activity, about whom, what it demands and why."""

    activity = forms.ChoiceField(label=_("Activity"), choices=ACTIVITIES)
    category = forms.CharField(
        label=_("Category"),
        max_length=8,
        required=False,
        help_text=_("First digits of the CPV code: 3023 for computers and printers. Empty: every."),
    )
    country = forms.ChoiceField(label=_("Country of the company"), required=False)
    company_kind = forms.ChoiceField(
        label=_("Kind of company"), required=False, choices=[EVERY, *COMPANY_KINDS]
    )
    demand = forms.ChoiceField(label=_("Demands"), choices=DEMANDS)
    paper = forms.ChoiceField(
        label=_("Paper"), required=False, choices=[("", "---------"), *PAPER_KINDS]
    )
    because = forms.CharField(
        label=_("Because"),
        max_length=300,
        help_text=_("Companies that are kept out read this sentence."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the countries in the reader's language."""
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = [EVERY, *countries.names()]  # type: ignore[attr-defined]

    def facts(self) -> RuleFacts:
        """Return the rule as one value."""
        return RuleFacts(**self.cleaned_data)


class EndRuleForm(ActingForm):
    """Why a rule ends."""

    reason = forms.CharField(label=_("Why it ends"), max_length=300)
