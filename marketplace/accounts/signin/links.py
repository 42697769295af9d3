"""Signed links in security mails: to freeze an account, to stop or follow a recovery."""

from typing import Any, Final

from django.conf import settings
from django.core import signing
from django.urls import reverse

FREEZE: Final = "accounts.freeze"
STOP: Final = "accounts.recovery.stop"
FOLLOW: Final = "accounts.recovery.follow"
FREEZE_LASTS: Final = 30 * 24 * 3600
"""Seconds: who finds an old mail a month later uses the page or the recovery."""


def freeze_token(user: Any) -> str:
    """Return the token by which the reader of a mail freezes the account."""
    return signing.dumps(user.pk, salt=FREEZE)


def stop_token(recovery: Any) -> str:
    """Return the token by which the reader of the old mailbox stops a recovery."""
    return signing.dumps(recovery.pk, salt=STOP)


def follow_token(recovery: Any) -> str:
    """Return the token by which somebody without an account sees how far a recovery is."""
    return signing.dumps(recovery.pk, salt=FOLLOW)


def read(token: str, salt: str, *, lasts: int | None = None) -> int | None:
    """Return the key in a token, or None for one that is wrong or too old."""
    try:
        return int(signing.loads(token, salt=salt, max_age=lasts))
    except (signing.BadSignature, TypeError, ValueError):
        return None


def stop_path(recovery: Any) -> str:
    """Return the path of the page on which a recovery is stopped."""
    return reverse("account_recovery_stop", args=[stop_token(recovery)])


def follow_path(recovery: Any) -> str:
    """Return the path of the page that shows how far a recovery is."""
    return reverse("account_recovery_follow", args=[follow_token(recovery)])


def absolute(name: str, *args: Any) -> str:
    """Return the address of a page as a mail needs it."""
    return absolute_path(reverse(name, args=args))


def absolute_path(path: str) -> str:
    """Return a path as a mail needs it; empty stays empty."""
    return f"{settings.SITE_URL.rstrip('/')}{path}" if path else ""
