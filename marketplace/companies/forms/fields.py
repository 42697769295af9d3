"""The line of text that every form of this app is made of."""

from typing import Final

from django.forms import CharField

ADDRESS_FIELDS: Final = ("line1", "postcode", "city", "region")


def text(label: object, length: int, *, required: bool = False, hint: object = "") -> CharField:
    """Return a line of text; optional unless it is said."""
    return CharField(label=label, max_length=length, required=required, help_text=hint)  # type: ignore[arg-type]
