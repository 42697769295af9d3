"""Files of evidence with the two questions asked of each: third persons, and who may see it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from disputes.actions.proving import EVIDENCE_PURPOSE
from disputes.facts import Exhibit
from disputes.words import THIRD_PERSONS
from marketplace.kernel.forms import ActingForm, UploadField

ROWS: Final = (1, 2, 3, 4)
UNAGREED: Final = "yes"
ANSWERS: Final = (
    ("", _("Choose an answer")),
    *THIRD_PERSONS,
    (UNAGREED, _("It shows data of other people, and nobody asked them")),
)
SEES: Final = (
    ("yes", _("Yes, the other side and the moderator")),
    ("no", _("No, the moderator alone")),
)
REFUSED_YES: Final = _(
    "A file with data of other people is taken only when they agreed or when it is blacked out."
    " Ask them, or black it out in a copy, and choose that answer."
)
ASKED: Final = {
    "file": _("Choose a file."),
    "title": _("Say in a few words what the file shows."),
    "third": _("Say whether the file shows data of other people."),
    "sees": _("Say whether the other side may see the file."),
}


def exhibit_fields(number: int = 1, *, required: bool = True) -> dict[str, forms.Field]:
    """Return the four fields of one file, their names ending in its number."""
    fields: dict[str, forms.Field] = {
        "file": UploadField(purpose=EVIDENCE_PURPOSE, label=_("File")),
        "title": forms.CharField(label=_("What it shows"), max_length=120),
        "third": forms.ChoiceField(label=_("Does it show data of other people?"), choices=ANSWERS),
        "sees": forms.ChoiceField(
            label=_("May the other side see it?"), choices=SEES, widget=forms.RadioSelect
        ),
    }
    for name, field in fields.items():
        field.required = required
        field.error_messages["required"] = ASKED[name]
    return {f"{name}_{number}": field for name, field in fields.items()}


@dataclass(frozen=True, slots=True)
class Row:
    """One file of a form: its number and its four fields as they are drawn."""

    number: int
    fields: tuple[Any, ...]

    @property
    def is_touched(self) -> bool:
        """True when something was typed into it or refused."""
        return any(field.errors or field.value() for field in self.fields)


def rows_of(form: forms.Form, numbers: Iterable[int]) -> list[Row]:
    """Return the files of a form, to be drawn one under the other."""
    names = ("file", "title", "third", "sees")
    return [Row(n, tuple(form[f"{name}_{n}"] for name in names)) for n in numbers]


def check_exhibit(form: forms.Form, number: int) -> None:
    """Refuse a plain yes to third persons, and a file or an answer that stands alone."""
    facts = form.cleaned_data
    if facts.get(f"third_{number}") == UNAGREED:
        form.add_error(f"third_{number}", REFUSED_YES)
    if facts.get(f"file_{number}"):
        _complete(form, number)
    elif _is_begun(form, number):
        words = _("Choose the file again, or empty its title.")
        form.add_error(f"file_{number}", ValidationError(words, code="again"))


def _is_begun(form: forms.Form, number: int) -> bool:
    return bool(form.cleaned_data.get(f"title_{number}")) and f"file_{number}" not in form.errors


def _complete(form: forms.Form, number: int) -> None:
    for name, words in ASKED.items():
        field = f"{name}_{number}"
        if not form.cleaned_data.get(field) and field not in form.errors:
            form.add_error(field, words)


def exhibit_of(facts: dict[str, Any], number: int = 1) -> Exhibit:
    """Return one file with what was said of it."""
    return Exhibit(
        upload=facts[f"file_{number}"],
        title=facts[f"title_{number}"],
        third_persons=facts[f"third_{number}"],
        other_side_sees=facts[f"sees_{number}"] == "yes",
    )


class EvidenceForm(ActingForm):
    """One more file for the dispute."""

    def __init__(self, *args: Any, **options: Any) -> None:
        """Add the four fields of the file."""
        super().__init__(*args, **options)
        self.fields |= exhibit_fields()

    def clean(self) -> dict[str, Any]:
        """Refuse a plain yes to third persons."""
        cleaned = super().clean()
        check_exhibit(self, 1)
        return cleaned

    def row(self) -> Row:
        """Return the file's fields as they are drawn."""
        return rows_of(self, (1,))[0]

    def exhibit(self) -> Exhibit:
        """Return what was filled in."""
        return exhibit_of(self.cleaned_data)
