"""Which addresses belong to the market and can never be a page's, and where a page stands."""

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
        "directory",
        "documents",
        "files",
        "healthz",
        "hooks",
        "i18n",
        "invitations",
        "leaving",
        "media",
        "moderation",
        "privacy",
        "readyz",
        "recommendations",
        "search",
        "static",
        "styleguide",
    }
)


def is_reserved(slug: str) -> bool:
    """Say whether a page of that slug would hide an address of the market or be hidden by it."""
    return slug.lower() in RESERVED_SLUGS


def address_of(url_path: str) -> str:
    """Return the path at which a page stands, from its place in the tree below the home page."""
    return "/" + url_path.lstrip("/").partition("/")[2]
