"""Which addresses belong to the market and can never be a page's."""

from typing import Final

RESERVED_SLUGS: Final = frozenset(
    {
        "accounts",
        "admin",
        "basket",
        "catalogue",
        "checkout",
        "cms",
        "companies",
        "demo",
        "desk",
        "documents",
        "files",
        "healthz",
        "i18n",
        "media",
        "moderation",
        "privacy",
        "readyz",
        "search",
        "static",
        "styleguide",
    }
)


def is_reserved(slug: str) -> bool:
    """Say whether a page of that slug would hide an address of the market or be hidden by it."""
    return slug.lower() in RESERVED_SLUGS
