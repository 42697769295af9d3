"""Countries by name in the reader's language, from the Unicode locale data."""

from typing import Final

from babel import Locale
from django.utils.translation import get_language, to_locale

from marketplace.accounts.rules import in_order

NOT_COUNTRIES: Final = frozenset(
    ("EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA")
)


def names() -> list[tuple[str, str]]:
    """Return (ISO 3166-1 alpha-2 code, name) pairs in order of name in the active language."""
    territories = Locale.parse(to_locale(get_language() or "en")).territories
    countries = [
        (code, name)
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES
    ]
    return sorted(countries, key=lambda pair: in_order(pair[1]))


def choices() -> list[tuple[str, str]]:
    """Return the names for an optional field, the empty choice first."""
    return [("", "---------"), *names()]
