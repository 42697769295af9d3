"""What a browser says of itself, in words that its owner recognises. Pure."""

from typing import Final

BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("MicroMessenger", "WeChat"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)
"""The first that is found counts: several call themselves by the names of others."""


def device(user_agent: str) -> str:
    """Return browser and system, `Firefox · Linux`; what is not known as it came, cut short."""
    found = [
        next((name for sign, name in table if sign in user_agent), "")
        for table in (BROWSERS, SYSTEMS)
    ]
    return " · ".join(name for name in found if name) or user_agent[:60]
