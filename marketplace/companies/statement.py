"""Why a company is suspended, as its own pages tell it: the part above that decides answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from marketplace.companies.models import Company


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A suspension: ground in words, facts, last day or None, and what can be said against it."""

    ground: str
    text: str
    until: date | None
    appeal_until: date
    may_appeal: bool
    appealed: bool
    answer: str


Teller = Callable[[Company], Statement | None]
_tellers: list[Teller] = []


def explain_with(teller: Teller) -> None:
    """Let `teller(company)` state the reasons of a suspension."""
    if teller not in _tellers:
        _tellers.append(teller)


def statement(company: Company) -> Statement | None:
    """Return why a company is suspended, None while it is not; one query, none for others."""
    if company.status != "suspended":
        return None
    found = (teller(company) for teller in _tellers)
    return next((each for each in found if each is not None), None)
