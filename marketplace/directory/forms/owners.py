"""Which companies are offered to their owners, and in which language."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from marketplace.directory.models import Imported
from marketplace.kernel.forms import ActingForm


class OffersForm(ActingForm):
    """The boxes of one page, and the language of the mails."""

    companies = forms.TypedMultipleChoiceField(
        coerce=int, error_messages={"required": _("Choose at least one company.")}
    )
    language = forms.ChoiceField(label=_("Language of the mails"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, offered: Iterable[Imported], **kwargs: Any) -> None:
        """Take the companies of the page."""
        super().__init__(*args, **kwargs)
        self.offered = {each.pk: each for each in offered}
        choices: Any = self.fields["companies"]
        choices.choices = [(key, key) for key in self.offered]

    def chosen(self) -> list[Imported]:
        """Return the companies whose boxes were ticked."""
        return [self.offered[key] for key in self.cleaned_data["companies"]]
