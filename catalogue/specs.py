"""Attributes of a listing as people type them: one "name: value" per line."""

from typing import Any

LONGEST_NAME = 120
LONGEST_VALUE = 1000


def specs_from_text(text: str) -> dict[str, Any]:
    """Return attributes by name in the order typed; a line without a colon is a name that holds."""
    pairs = (line.partition(":") for line in text.splitlines() if line.strip())
    return {
        name.strip()[:LONGEST_NAME]: value.strip()[:LONGEST_VALUE] if colon else True
        for name, colon, value in pairs
        if name.strip()
    }


def specs_to_text(specs: dict[str, Any]) -> str:
    """Return attributes as people type them."""
    return "\n".join(name if value is True else f"{name}: {value}" for name, value in specs.items())
