"""What holds for every translation, as functions of source and translation."""

import re
from collections import Counter

PLACE = re.compile(r"%\(\w+\)[a-z]|%%|%[sdr]|\{\w*\}")
TAG = re.compile(r"</?[a-z][^<>]*>")
NARROW, WIDE = "\u202f", "\u00a0"
# « is closed by a space before », ; ! ? and % follow a narrow one, : a whole one; not in addresses.
BARE = re.compile(rf"[^\s{NARROW}{WIDE}][;!?»](?=\s|$)|[^\s{NARROW}{WIDE}\d]:(?=\s|$)|«[^{WIDE}]")
PLAIN_SPACE = re.compile(r" [;!?:»](?=\s|$|\.)|« | %(?![(sd])|'")
HALF_WIDTH = re.compile(r"[\u4e00-\u9fff][,;:!?]|[,;!?][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?=\s|$)")
FRAGMENT = re.compile(r"^[,.;:)]|[(]$|^(to|from|by|of|with|and|or|the|an?)$|^and ")


def places(text: str) -> Counter[str]:
    """Return the placeholders of a text, and how often each stands."""
    return Counter(PLACE.findall(text))


def tags(text: str) -> Counter[str]:
    """Return the HTML tags of a text, with their attributes."""
    return Counter(TAG.findall(text))


def ends(text: str) -> tuple[str, str]:
    """Return the white space before and after a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def french_fault(text: str) -> bool:
    """Say whether French punctuation stands without its non-breaking space, or ' for ’."""
    bare = TAG.sub("", text)
    return bool(BARE.search(bare) or PLAIN_SPACE.search(bare))


def chinese_fault(text: str) -> bool:
    """Say whether Chinese stands beside half-width punctuation."""
    return bool(HALF_WIDTH.search(TAG.sub("", text)))
