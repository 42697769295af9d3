"""Facts of a notice as the reader's language writes them: days, instants and amounts."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from marketplace.kernel.templatetags.formatting import amount_text, day_text, moment_text

DAYS: Final = frozenset({"day", "until", "at"})
"""The places that hold a day or an instant: a company may be called 2026-02-30."""
DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
INSTANT: Final = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d(\.\d+)?)?[+-]\d\d:\d\d")
AMOUNT: Final = re.compile(r"-?\d+(\.\d+)?")


def spoken(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts for the places of a text: ISO days and instants in words, and an amount that
    stands beside its currency grouped."""
    said = dict(facts) | {name: _spoken(facts[name]) for name in DAYS & facts.keys()}
    amount = str(facts.get("amount", ""))
    if facts.get("currency") and AMOUNT.fullmatch(amount):
        said["amount"] = amount_text(Decimal(amount), str(facts["currency"]))
    return said


def _spoken(value: Any) -> Any:
    try:
        return _told(str(value)) or value
    except ValueError:  # no day of any calendar
        return value


def _told(text: str) -> str:
    if DAY.fullmatch(text):
        return day_text(date.fromisoformat(text))
    return moment_text(datetime.fromisoformat(text)) if INSTANT.fullmatch(text) else ""
