"""Numbers that nobody reads in passing: sealed in the database, opened for a named purpose, and
each opening on record."""

from marketplace.kernel.vault.checking import check
from marketplace.kernel.vault.ciphers import SealBroken
from marketplace.kernel.vault.fields import SealedField, seal
from marketplace.kernel.vault.indexing import blind_index, compacted, end_of, masked
from marketplace.kernel.vault.opening import PURPOSES, Opening, openings, reveal
from marketplace.kernel.vault.rotating import Rotation, rotate

__all__ = [
    "PURPOSES",
    "Opening",
    "Rotation",
    "SealBroken",
    "SealedField",
    "blind_index",
    "check",
    "compacted",
    "end_of",
    "masked",
    "openings",
    "reveal",
    "rotate",
    "seal",
]
