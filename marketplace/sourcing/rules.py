"""Pure rules of inquiries."""

import hashlib


def fingerprint(text: str) -> str:
    """Return what tells one question from another, spaces apart: the same twice is one inquiry."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
