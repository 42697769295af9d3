"""The HTML of a mail from its text: no picture, no tracked link, a code alone and large."""

import re
from typing import Final

from django.template.loader import render_to_string
from django.utils.translation import get_language

CODE: Final = re.compile(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$")


def as_html(subject: str, text: str) -> str:
    """Return the HTML part, in the language now active."""
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    marked = [(part, bool(CODE.match(part))) for part in parts]
    words = {"subject": subject, "parts": marked, "language": get_language()}
    return render_to_string("account/email/frame.html", words)
