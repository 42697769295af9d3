"""The person file and the identity document."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import countries, rules
from marketplace.accounts.actions import Evidence
from marketplace.accounts.actions.identity import PURPOSE
from marketplace.accounts.models import IdentityCheck
from marketplace.kernel.forms import ActingForm, UploadField


class PersonForm(ActingForm):
    """The person file; the address and telephone change on pages of their own."""

    first_name = forms.CharField(label=_("First name"), max_length=150)
    last_name = forms.CharField(label=_("Last name"), max_length=150)
    member_name = forms.CharField(
        label=_("Member name"),
        max_length=60,
        required=False,
        help_text=_(
            "Everybody reads it with your company's name on reviews, questions and answers, "
            "instead of your own name."
        ),
    )
    country = forms.ChoiceField(label=_("Country"), choices=countries.choices, required=False)
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Pages and mails to you are in this language."),
    )


class IdentityForm(ActingForm):
    """An identity document; read by moderators alone."""

    kind = forms.ChoiceField(label=_("Document"), choices=IdentityCheck.DocumentKind.choices)
    number = forms.CharField(
        label=_("Document number"),
        max_length=40,
        help_text=_("Only the last four characters are kept readable."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    expires_on = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Leave it empty when the document has no last day."),
    )
    document = UploadField(
        label=_("Picture or PDF of the document"),
        purpose=PURPOSE,
        help_text=_("Only moderators of this market and you can open it."),
    )
    agreed = forms.BooleanField(
        label=_("I agree that moderators read this document to check who I am."),
        error_messages={"required": _("Without your agreement we can not look at the document.")},
    )

    def clean_number(self) -> str:
        """Refuse what can not be a document number."""
        number: str = self.cleaned_data["number"]
        if not rules.is_document_number(number):
            raise forms.ValidationError(_("Type 5 to 24 letters and digits, as on the document."))
        return number

    def evidence(self) -> Evidence:
        """Return what was given, for the action."""
        given = self.cleaned_data
        return Evidence(
            kind=given["kind"],
            number=given["number"],
            expires_on=given["expires_on"],
            document=given["document"],
        )
