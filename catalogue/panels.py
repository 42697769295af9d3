"""What the catalogue shows on lower pages: what a suspension would touch."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from catalogue.models import Product


def suspension(context: dict[str, Any]) -> SafeString:
    """Say how many listings a suspension of `company` would hide; one query."""
    number = Product.objects.filter(seller=context["company"], status="published").count()
    words = ngettext(
        "%(n)s listing is shown now and would be hidden.",
        "%(n)s listings are shown now and would be hidden.",
        number,
    )
    return format_html("<p>{}</p>", words % {"n": number})
