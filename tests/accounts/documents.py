"""Identity documents as people give them."""

from datetime import date, datetime
from io import BytesIO
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from marketplace.accounts.actions import Evidence, submit_identity
from marketplace.accounts.models import IdentityCheck
from marketplace.kernel.party import Party

MODERATOR: Final = Party(None, None, "moderator")


def picture() -> SimpleUploadedFile:
    drawn = BytesIO()
    Image.new("RGB", (8, 8)).save(drawn, "PNG")
    return SimpleUploadedFile("passport.png", drawn.getvalue(), "image/png")


def given(by: Party, **changes: Any) -> IdentityCheck:
    evidence = {
        "kind": "passport",
        "number": "12 ab 34-567",
        "expires_on": date(2031, 3, 1),
        "document": picture(),
    }
    return submit_identity(Evidence(**(evidence | changes)), by=by)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=ZoneInfo("UTC"))
