"""Whether the market pays online at all, and with real money."""

from django.conf import settings


def is_on() -> bool:
    """Say whether the market has a key."""
    return bool(settings.STRIPE_SECRET_KEY)


def is_live() -> bool:
    """Say whether the key moves real money."""
    return str(settings.STRIPE_SECRET_KEY).startswith(("sk_live_", "rk_live_"))
