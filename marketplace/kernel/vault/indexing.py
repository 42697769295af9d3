"""Finding equal numbers without opening any: a keyed hash of the compacted number."""

import base64
import hashlib
import hmac
import unicodedata

from django.conf import settings


def compacted(number: str) -> str:
    """Return a number as it is compared: letters and digits in capitals, whatever the notation."""
    plain = unicodedata.normalize("NFKC", number).upper()
    return "".join(sign for sign in plain if sign.isalnum())


def blind_index(kind: str, number: str) -> str:
    """Return the keyed hash by which two numbers of one kind are found equal; "" for none.

    64 hexadecimal digits; the same for every notation, never reversible without the key.
    """
    plain = compacted(number)
    key = base64.b64decode(settings.INDEX_KEY)
    return hmac.new(key, f"{kind}\0{plain}".encode(), hashlib.sha256).hexdigest() if plain else ""


def end_of(number: str) -> str:
    """Return the last four characters: what may be shown, and kept in a column of its own."""
    return compacted(number)[-4:]


def masked(number_end: str) -> str:
    """Return how a sealed number is shown: its last four behind dots; "" for none."""
    return f"•••• {number_end}" if number_end else ""
