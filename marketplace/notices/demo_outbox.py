"""Mail of the demo, read from the folder that the file backend writes to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Final

from django.conf import settings

SEPARATOR: Final = b"\n" + b"-" * 79 + b"\n"
NEWEST: Final = 50


@dataclass(frozen=True, slots=True)
class Mail:
    """One mail that left the demo: its key in the folder and what a reader sees."""

    key: str
    at: datetime | None
    to: str
    subject: str
    text: str
    html: str


def newest() -> list[Mail]:
    """Return the newest mails first, 50 at most; none when mail leaves the machine."""
    files = sorted(_folder().glob("*.log"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
    mails: list[Mail] = []
    for path in files[:NEWEST]:
        mails.extend(reversed(list(_read(path))))
    return mails[:NEWEST]


def find(key: str) -> Mail | None:
    """Return the mail of a key as `newest` gives it, or None."""
    name, _dot, _place = key.rpartition(".")
    path = _folder() / f"{Path(name).name}.log"
    mails = _read(path) if path.is_file() else iter(())
    return next((mail for mail in mails if mail.key == key), None)


def _folder() -> Path:
    return Path(getattr(settings, "EMAIL_FILE_PATH", None) or "/nonexistent")


def _read(path: Path) -> Iterator[Mail]:
    parts = path.read_bytes().split(SEPARATOR)
    for place, raw in enumerate(part for part in parts if part.strip()):
        yield _mail(f"{path.stem}.{place}", raw)


def _mail(key: str, raw: bytes) -> Mail:
    message = message_from_bytes(raw.lstrip(), policy=policy.default)
    return Mail(
        key=key,
        at=message["date"].datetime if message["date"] else None,
        to=str(message["to"] or ""),
        subject=str(message["subject"] or ""),
        text=_body(message, "plain"),
        html=_body(message, "html"),
    )


def _body(message: EmailMessage, kind: str) -> str:
    body = message.get_body(preferencelist=(kind,))
    return str(body.get_content()) if body else ""
