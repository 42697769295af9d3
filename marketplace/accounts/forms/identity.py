"""The identity document, and what moderators say of it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import rules
from marketplace.accounts.actions import Evidence
from marketplace.accounts.actions.identity import PURPOSE
from marketplace.accounts.grounds import GROUNDS
from marketplace.accounts.models import IdentityCheck
from marketplace.kernel import vault
from marketplace.kernel.forms import ActingForm, UploadField


class IdentityForm(ActingForm):
    """An identity document; read by moderators alone."""

    kind = forms.ChoiceField(label=_("Document"), choices=IdentityCheck.DocumentKind.choices)
    number = forms.CharField(
        label=_("Document number"),
        max_length=40,
        help_text=_(
            "It is kept encrypted; pages show its last four characters. Moderators open it to "
            "compare it with the document, and you see each time that they did."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    expires_on = forms.DateField(
        label=_("Valid until"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("Every passport has one. Leave it empty when another document has none."),
    )
    document = UploadField(
        label=_("Picture or PDF of the document"),
        purpose=PURPOSE,
        help_text=_("Only moderators of this market and you can open it."),
    )
    agreed = forms.BooleanField(
        label=_("I agree that moderators read this document to check who I am"),
        error_messages={"required": _("Without your agreement we can not look at the document.")},
    )

    def __init__(self, *args: Any, kept: bool = False, **kwargs: Any) -> None:
        """With a document given before, number and scan may stay as they are."""
        super().__init__(*args, **kwargs)
        if kept:
            self._may_stay("number", _("Leave it empty to keep the number given before."))
            self._may_stay("document", _("Leave it empty to keep the file given before."))

    def _may_stay(self, name: str, hint: object) -> None:
        field: Any = self.fields[name]
        field.required = field.widget.is_required = False
        field.help_text = hint

    def clean_number(self) -> str:
        """Refuse what can not be a document number."""
        number: str = self.cleaned_data["number"]
        if number and not rules.is_document_number(number):
            raise forms.ValidationError(_("Type 5 to 24 letters and digits, as on the document."))
        return number

    def clean(self) -> dict[str, Any]:
        """Ask for the last day of a document that always has one."""
        given = super().clean()
        ends = rules.always_ends(given.get("kind", ""))
        if ends and "expires_on" not in self.errors and not given.get("expires_on"):
            self.add_error("expires_on", _("A passport has a last day. Type it."))
        return given

    def evidence(self) -> Evidence:
        """Return what was given, for the action."""
        given = self.cleaned_data
        return Evidence(
            kind=given["kind"],
            number=given["number"],
            expires_on=given["expires_on"],
            document=given["document"],
        )


class AcceptanceForm(ActingForm):
    """Which document the moderator has before them."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class RefusalForm(ActingForm):
    """Why a document is refused."""

    ground = forms.ChoiceField(
        label=_("Reason"),
        choices=lambda: [*GROUNDS.items(), ("other", _("Another reason, written below"))],
        widget=forms.RadioSelect,
        help_text=_("The person reads it in their own language."),
    )
    note = forms.CharField(
        label=_("In your words"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Added to the reason. Do not write the document number here."),
    )


class RevealForm(ActingForm):
    """What a moderator opens a number for."""

    purpose = forms.ChoiceField(
        label=_("What do you need the number for?"),
        choices=lambda: [(name, vault.PURPOSES[name]) for name in ("check", "authority")],
        widget=forms.RadioSelect,
    )
