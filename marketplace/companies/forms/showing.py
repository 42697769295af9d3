"""Forms of what a company shows at once: texts, trades, people to contact, logo and pictures."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.forms.telephone import ReachableForm, TelephoneField
from marketplace.companies import cpv
from marketplace.companies.actions.showing import PICTURE_PURPOSE
from marketplace.companies.forms.fields import text as _text
from marketplace.companies.rules import ContactFacts, Presentation
from marketplace.companies.words import AUDIENCES, CONTACT_PURPOSES, SIZES
from marketplace.kernel.clock import today
from marketplace.kernel.forms import ActingForm, OneFileForm, UploadField

OLDEST: Final = 1000
IN_TOUCH: Final = _("Shown only to companies you are in touch with.")
INTRODUCTIONS: Final = {
    "en": "introduction_en",
    "fr": "introduction_fr",
    "zh-hans": "introduction_zh",
}
"""Language -> the field that holds its text."""


def _introduction(label: object, hint: object = "") -> forms.CharField:
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=hint,  # type: ignore[arg-type]
    )


class PresentationForm(ReachableForm):
    """What changes at once: how the company shows itself."""

    introduction_en = _introduction(
        _("Introduction in English"),
        _("Readers of a language that you leave empty see the first text there is."),
    )
    introduction_fr = _introduction(_("Introduction in French"))
    introduction_zh = _introduction(_("Introduction in Chinese"))
    website = forms.URLField(
        label=_("Website"), max_length=200, required=False, assume_scheme="https"
    )
    year_founded = forms.IntegerField(label=_("Year founded"), required=False)
    size = forms.ChoiceField(label=_("Size"), choices=[("", "---------"), *SIZES], required=False)
    phone = TelephoneField(_("Phone"), IN_TOUCH)
    fax = TelephoneField(_("Fax"), IN_TOUCH)
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False, help_text=IN_TOUCH)

    def clean_year_founded(self) -> int | None:
        """Take a year that can be: not before 1000, not after this one."""
        year: int | None = self.cleaned_data["year_founded"]
        if year is not None and not OLDEST <= year <= today().year:
            raise forms.ValidationError(
                _("Give a year from %(oldest)s to %(newest)s, with four digits."),
                params={"oldest": OLDEST, "newest": today().year},
            )
        return year

    def facts(self) -> Presentation:
        """Return what was given as one value."""
        given = dict(self.cleaned_data)
        texts = {language: given.pop(field) for language, field in INTRODUCTIONS.items()}
        return Presentation(introductions=texts, **given)


class CodesField(forms.MultipleChoiceField):
    """Codes of the vocabulary, ticked among those found; 9,454 choices are not drawn."""

    def valid_value(self, value: Any) -> bool:
        """Say whether the vocabulary has the code."""
        return cpv.is_known(str(value))


class TradesForm(ActingForm):
    """A search in the vocabulary and the codes that are ticked."""

    q = _text(
        _("Find a trade"), 100, hint=_("One or more words, or the first digits of a CPV code.")
    )
    code = CodesField(label=_("Trades"), required=False)


class ContactForm(ReachableForm):
    """Whom to reach for what, and who may see it."""

    purpose = forms.ChoiceField(label=_("For"), choices=CONTACT_PURPOSES)
    name = _text(
        _("Name"), 120, required=True, hint=_("A person, or a desk such as “Export sales”.")
    )
    title = _text(_("Title"), 120)
    phone = TelephoneField(_("Phone"))
    email = forms.EmailField(label=_("E-mail"), max_length=254, required=False)
    audience = forms.ChoiceField(
        label=_("Shown to"),
        choices=AUDIENCES,
        widget=forms.RadioSelect,
        initial="match",
        help_text=_("Companies you are in touch with see every entry, whatever you choose."),
    )

    def facts(self) -> ContactFacts:
        """Return what was given as one value."""
        return ContactFacts(**self.cleaned_data)


class LogoForm(OneFileForm):
    """A logo; the present one is taken away only where that is ticked."""

    file = UploadField(label=_("Logo"), purpose=PICTURE_PURPOSE, required=False)
    remove = forms.BooleanField(label=_("Show no logo"), required=False)


class AltForm(ActingForm):
    """What a picture shows."""

    alt = _text(
        _("What it shows"),
        200,
        required=True,
        hint=_("Read aloud to people who do not see it, for example “Our warehouse in Lyon”."),
    )


class PictureForm(AltForm):
    """A picture and what it shows."""

    file = UploadField(label=_("Picture"), purpose=PICTURE_PURPOSE)
    field_order = ("file", "alt")
