"""Where texts go: the console, files that the demo's outbox shows, or a provider over HTTPS."""

import json
import sys
from email.utils import parseaddr
from pathlib import Path
from secrets import token_hex
from typing import Any, Final
from urllib.request import Request, urlopen

from django.conf import settings

from marketplace.kernel.clock import real_now

SECONDS: Final = 10.0


def console(to: str, text: str) -> None:
    """Write the text to standard error: for development."""
    sys.stderr.write(f"SMS to {to}: {text}\n")


def file(to: str, text: str) -> None:
    """Write the text as one JSON file below DATA_DIR/sms; the demo's outbox reads them."""
    at = real_now()
    folder = Path(settings.DATA_DIR) / "sms"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{at:%Y%m%dT%H%M%S%f}-{token_hex(4)}.json"
    path.write_text(
        json.dumps({"at": at.isoformat(), "to": to, "text": text}, ensure_ascii=False),
        encoding="utf-8",
    )


def sinch(to: str, text: str) -> None:
    """Send by Sinch's XMS API, plain JSON over HTTPS; needs SMS_API_URL and SMS_API_TOKEN.

    https://developers.sinch.com/docs/sms/api-reference/sms/batches ; SMS_API_URL ends in
    /xms/v1/<service plan>/batches. Raises OSError when it refuses or does not answer.
    """
    _post(
        settings.SMS_API_URL,
        {"from": settings.SMS_SENDER or sender(), "to": [to], "body": text},
        {"Authorization": f"Bearer {settings.SMS_API_TOKEN}"},
    )


def sender() -> str:
    """Return the name that a text comes from: at most eleven signs, as GSM takes them."""
    return (parseaddr(settings.DEFAULT_FROM_EMAIL)[0] or settings.SITE_NAME)[:11]


def _post(url: str, body: dict[str, Any], headers: dict[str, str]) -> None:
    if not url.startswith("https://"):
        raise OSError("SMS_API_URL has to be an https address")
    request = Request(  # noqa: S310  (https, as the line before says)
        url,
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", **headers},
        method="POST",
    )
    with urlopen(request, timeout=SECONDS) as answer:  # noqa: S310
        answer.read()
