"""The line of text that every form of this app is made of."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.forms import CharField
from django.utils.translation import gettext_lazy as _

ADDRESS_FIELDS: Final = ("line1", "postcode", "city", "region")


def text(label: object, length: int, *, required: bool = False, hint: object = "") -> CharField:
    """Return a line of text; optional unless it is said."""
    return CharField(label=label, max_length=length, required=required, help_text=hint)  # type: ignore[arg-type]


def needed(fields: Mapping[str, Any], names: Iterable[str], *, checked: bool) -> None:
    """Mark fields that a submission needs; where the file was `checked` none may be empty."""
    for name in names:
        if name in fields:
            fields[name].required = checked
            fields[name].mark = "" if checked else _("needed to submit")
