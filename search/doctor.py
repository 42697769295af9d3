"""Does the index say what the database says? Counted, and compared document by document."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from search.actions import TOPIC
from search.engine import Away, Unavailable
from search.engines import chosen
from search.listings import documents_of, public_ids
from search.queries import listings_in, owed

SAMPLE: Final = 500
"""Listings whose content a check compares; their keys it compares all."""


@dataclass(frozen=True, slots=True)
class Drift:
    """Keys of public listings that the index misses, of entries too many, and of outdated ones."""

    indexed: int
    missing: frozenset[str]
    surplus: frozenset[str]
    outdated: frozenset[str]

    @property
    def is_none(self) -> bool:
        """True when index and database agree."""
        return not (self.missing or self.surplus or self.outdated)


def drift(newest: int | None = None) -> Drift:
    """Compare the index with the database: every key, and the content of the `newest` listings.

    None compares the content of all, which reads every listing. Raises Unavailable.
    """
    indexed = chosen().checksums()
    public = public_ids()
    wanted = {str(key): indexed.get(str(key), "") for key in public}
    compared = public if newest is None else public[-newest:]
    wanted |= {document.id: document.checksum() for document in documents_of(compared)}
    return Drift(
        indexed=len(indexed),
        missing=frozenset(wanted.keys() - indexed.keys()),
        surplus=frozenset(indexed.keys() - wanted.keys()),
        outdated=frozenset(k for k in wanted.keys() & indexed.keys() if wanted[k] != indexed[k]),
    )


def check() -> tuple[bool, str]:
    """Say whether the search index is sound, and what was seen."""
    try:
        found = drift(newest=SAMPLE)
    except Away as reason:
        waiting = len(listings_in(owed(TOPIC)))
        return (
            False,
            _("%(reason)s; %(waiting)s listings wait to be indexed")
            % {"reason": reason, "waiting": waiting},
        )
    except Unavailable as reason:
        return (not public_ids(), str(reason))
    facts = {"indexed": found.indexed, "missing": len(found.missing)}
    facts |= {"surplus": len(found.surplus), "outdated": len(found.outdated)}
    seen = _(
        "%(indexed)s listings in the index; missing %(missing)s, surplus %(surplus)s,"
        " outdated %(outdated)s"
    )
    return (found.is_none, seen % facts)
