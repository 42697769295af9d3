"""The person file and the photo."""

from typing import Any, Final

from django import forms
from django.conf import settings
from django.forms import BoundField, CharField
from django.utils.translation import gettext_lazy as _

from marketplace.accounts import countries, industries
from marketplace.accounts.actions.photo import PURPOSE
from marketplace.accounts.forms.telephone import ReachableForm, TelephoneField
from marketplace.kernel.forms import OneFileForm, UploadField

NAMED: Final = _(
    "Seen by your colleagues and by the companies that you deal with; by signed-in members too if "
    "you agree to be listed in the directory of people."
)
OWN: Final = _("Seen by you and the staff of this market.")
CHOSEN: Final = _(
    "Seen by you and the staff of this market; by signed-in members too if you choose so in the "
    "directory of people."
)


def _line(label: Any, length: int, hint: Any, filled: str, required: bool = False) -> CharField:
    widget = forms.TextInput(attrs={"autocomplete": filled})
    return CharField(
        label=label, max_length=length, required=required, help_text=hint, widget=widget
    )


class PersonForm(ReachableForm):
    """The person file; address and telephone change on pages of their own."""

    salutation = _line(_("Salutation"), 30, OWN, "honorific-prefix")
    first_name = _line(_("First name"), 150, NAMED, "given-name", required=True)
    last_name = _line(_("Last name"), 150, NAMED, "family-name", required=True)
    title = _line(_("Job title"), 80, NAMED, "organization-title")
    member_name = CharField(
        label=_("Member name"),
        max_length=60,
        required=False,
        help_text=_(
            "Seen by everybody, with your company’s name, on reviews, questions and answers: they "
            "show it instead of your own name. Without one they show the company alone."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    fixed_line = TelephoneField(_("Fixed line"), OWN, filled="tel")
    city = _line(_("City"), 80, CHOSEN, "address-level2")
    country = forms.ChoiceField(
        label=_("Country"), choices=countries.choices, required=False, help_text=OWN
    )
    main_industry = forms.ChoiceField(
        label=_("Main industry"), choices=industries.choices, required=False, help_text=CHOSEN
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Pages and mails to you are in this language. Seen by you alone."),
    )

    GROUPS = (
        (_("Your name"), ("salutation", "first_name", "last_name", "title")),
        (_("Your name in public"), ("member_name",)),
        (_("Where you work"), ("city", "country", "main_industry", "fixed_line")),
        (_("Language"), ("language",)),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        """Complete the fixed line by the country that was chosen."""
        super().__init__(*args, **options)
        self.dial_from(self.data.get("country", ""))

    def groups(self) -> list[tuple[object, list[BoundField]]]:
        """Return the fields under their headings."""
        return [(words, [self[name] for name in names]) for words, names in self.GROUPS]


class PhotoForm(OneFileForm):
    """A photo; the present one is taken away only where that is ticked."""

    photo = UploadField(
        label=_("Photo"),
        purpose=PURPOSE,
        required=False,
        help_text=_(
            "Seen by you alone until you choose to show it in the directory of people. Signed-in "
            "members see it there; visitors and search engines never."
        ),
    )
    remove = forms.BooleanField(label=_("Show no photo"), required=False)
    of_the_file = "photo"
