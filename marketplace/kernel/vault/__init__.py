"""Numbers that nobody reads in passing: sealed in the database, opened for a named purpose, and
each opening on record."""

from marketplace.kernel.vault.checking import check
from marketplace.kernel.vault.ciphers import SealBroken
from marketplace.kernel.vault.fields import SealedField, seal
from marketplace.kernel.vault.indexing import (
    blind_index,
    compacted,
    end_of,
    masked,
    under_each_key,
)
from marketplace.kernel.vault.inside import Inside, open_inside, seal_inside, watch
from marketplace.kernel.vault.opening import PURPOSES, Opening, openings, reveal
from marketplace.kernel.vault.reindexing import (
    Indexed,
    all_indexed,
    indexes_of,
    reindex,
    watch_index,
)
from marketplace.kernel.vault.rotating import Rotation, rotate

__all__ = [
    "PURPOSES",
    "Indexed",
    "Inside",
    "Opening",
    "Rotation",
    "SealBroken",
    "SealedField",
    "all_indexed",
    "blind_index",
    "check",
    "compacted",
    "end_of",
    "indexes_of",
    "masked",
    "open_inside",
    "openings",
    "reindex",
    "reveal",
    "rotate",
    "seal",
    "seal_inside",
    "under_each_key",
    "watch",
    "watch_index",
]
