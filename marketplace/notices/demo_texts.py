"""Texts of the demo, read from the folder that the file backend writes to."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from django.conf import settings

NEWEST: Final = 50


@dataclass(frozen=True, slots=True)
class Text:
    """One text that left the demo."""

    at: datetime
    to: str
    text: str


def newest() -> list[Text]:
    """Return the newest texts first, 50 at most."""
    files = sorted((Path(settings.DATA_DIR) / "sms").glob("*.json"), reverse=True)
    return [text for path in files[:NEWEST] if (text := _read(path))]


def _read(path: Path) -> Text | None:
    """Return a text; None for one that is being written."""
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        return Text(datetime.fromisoformat(facts["at"]), facts["to"], facts["text"])
    except (OSError, ValueError, KeyError):
        return None
