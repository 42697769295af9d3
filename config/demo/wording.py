"""Plain text out of supplier text: entities, tags, stray white space and over-long lines."""

import html
import re

BREAK = re.compile(r"<\s*(?:br|/li|/p|/div|/ul|/tr)[^>]*>|\r?\n", re.IGNORECASE)
TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)


def one_line(text: str) -> str:
    """Text without tags and entities, in one line."""
    plain = _unescaped(text)
    return " ".join(TAG.sub(" ", plain).split() if "<" in plain else plain.split())


def paragraphs(text: str) -> str:
    """Text without tags and entities; breaks of the source stay as line breaks."""
    lines = (one_line(line) for line in BREAK.split(_unescaped(text)))
    return "\n".join(line for line in lines if line)


def shortened(text: str, longest: int) -> str:
    """Text cut after a whole word when it is longer than `longest` characters."""
    if len(text) <= longest:
        return text
    return text[: longest + 1].rpartition(" ")[0].rstrip(" ,;/-") or text[:longest]


def _unescaped(text: str) -> str:
    return html.unescape(html.unescape(text)) if "&" in text else text
