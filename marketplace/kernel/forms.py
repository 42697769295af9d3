"""Form parts every app uses: the acting company and uploads checked by their bytes."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.files.checking import taken
from marketplace.kernel.files.purposes import purpose_of
from marketplace.kernel.files.storing import check
from marketplace.kernel.refusal import Refused


class UploadField(forms.FileField):
    """A file of a registered purpose; its kind, size and content are checked with the other
    fields."""

    def __init__(self, *, purpose: str, **options: Any) -> None:
        """Keep the purpose; the kinds taken become the hint unless one is given."""
        self.purpose = purpose
        super().__init__(**options)

    def clean(self, data: Any, initial: Any = None) -> "UploadedFile[Any] | None":
        """Return the upload. Raises ValidationError with the pipeline's own reason."""
        upload: UploadedFile[Any] | None = super().clean(data, initial)
        if upload:
            try:
                check(upload, self.purpose)
            except Refused as refusal:
                raise ValidationError(str(refusal.reason), code=refusal.code) from refusal
        return upload

    def hint(self) -> str:
        """Return the kinds taken, in words."""
        return str(_("Taken: %s")) % taken(purpose_of(self.purpose).kinds)


class ActingForm(forms.Form):
    """A form that says for which company it was filled in; a switch meanwhile refuses it."""

    acting_changed = False

    def clean(self) -> dict[str, Any]:
        """Refuse what was filled in for another company than the present one; keep what was
        typed."""
        cleaned = super().clean() or {}
        if self.acting_changed:
            raise ValidationError(
                _(
                    "You have switched to another company since this form was opened."
                    " Check and send again."
                ),
                code="acting_changed",
            )
        return cleaned


class OneFileForm(ActingForm):
    """One file that is given, given anew, or taken away where `remove` is ticked."""

    of_the_file = "file"
    """The name of its field."""

    def __init__(self, *args: Any, has_one: bool, **options: Any) -> None:
        """Offer to take a file away only where there is one."""
        super().__init__(*args, **options)
        if not has_one:
            del self.fields["remove"]

    def clean(self) -> dict[str, Any]:
        """Refuse what would change nothing, and what says two things."""
        given, name = super().clean(), self.of_the_file
        if name not in self.errors and bool(given.get(name)) == bool(given.get("remove")):
            self.add_error(name, _("Choose a file."))
        return given
