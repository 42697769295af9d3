"""What the directory reads of a company: its words and traits, from public facts alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

from django.db.models import Prefetch, Q, QuerySet

from marketplace.companies.models import Company, Paper
from marketplace.directory.rules import text
from marketplace.directory.rules.cells import MOST_DIVISIONS, Traits, packed
from marketplace.kernel.clock import today

CERTIFICATES: Final = ("quality", "environment", "product", "export")


@dataclass(frozen=True, slots=True)
class Facts:
    """An entry as it should be: the company's key, columns, traits and words, those with which the
    name begins once more."""

    pk: int
    columns: dict[str, Any]
    traits: Traits
    keys: tuple[bytes, ...]
    first: frozenset[bytes]

    @property
    def ranked(self) -> Iterator[tuple[bytes, int]]:
        """Yield every key under which the company is found with its rank."""
        for facet, value in self.traits.named:
            yield text.trait(facet, value), 0
        for key in self.keys:
            yield key, int(key not in self.first)

    @property
    def digest(self) -> str:
        """What tells whether a stored entry still says the same."""
        said = (sorted(self.columns.items()), self.traits, list(self.ranked))
        return blake2b(repr(said).encode(), digest_size=16).hexdigest()


def public_sellers() -> QuerySet[Company]:
    """Return the companies that stand in the directory: verified, and sellers."""
    found: QuerySet[Company] = Company.objects.verified().exclude(partner=None)
    return found.exclude(verified_at=None)


def facts_of(companies: QuerySet[Company]) -> Iterator[Facts]:
    """Yield what the entries of these companies should be; four queries for each thousand."""
    accepted = Paper.objects.filter(
        Q(expires_on=None) | Q(expires_on__gte=today()), status="accepted", kind__in=CERTIFICATES
    )
    papers = Prefetch("papers", accepted, to_attr="certificates")
    whole = companies.order_by("pk").prefetch_related(papers, "industries", "identifiers")
    for company in whole.iterator(chunk_size=1000):
        yield _facts(company)


def _facts(company: Any) -> Facts:
    traits = Traits(
        country=company.country,
        kind=company.kind,
        divisions=_divisions(company),
        certificates=tuple(sorted({paper.kind for paper in company.certificates})),
    )
    columns = {
        "sort_name": text.sort_key(company.display_name),
        "country": company.country,
        "kind": company.kind,
        "verified_at": company.verified_at,
        "divisions": packed(traits.divisions),
        "certificates": packed(traits.certificates),
    }
    keys = text.keys((company.trade_name, company.legal_name), _numbers(company))
    first = frozenset(text.first_keys(company.display_name))
    return Facts(company.pk, columns, traits, tuple(keys), first)


def _divisions(company: Any) -> tuple[str, ...]:
    found = sorted({industry.code[:2] for industry in company.industries.all()})
    return tuple(found[:MOST_DIVISIONS])


def _numbers(company: Any) -> Iterable[str]:
    yield company.registration_number
    yield company.vat_id
    for identifier in company.identifiers.all():
        yield identifier.number
    for industry in company.industries.all():
        yield industry.code
