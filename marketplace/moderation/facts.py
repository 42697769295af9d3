"""What moderators give, as values handed from forms to actions."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A verdict on one point: in order, or not with a fixed reason, a text, or both."""

    point: str
    in_order: bool
    reason: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source: its kind, name, address, the day it was read and what it says."""

    kind: str
    name: str
    says: str
    read_on: date
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFacts:
    """A screening list as staff describe it."""

    name: str
    kind: str
    dated: date
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFacts:
    """A rule of eligibility; empty conditions are about all."""

    activity: str
    demand: str
    because: str
    company_kind: str = ""
    country: str = ""
    category: str = ""
    paper: str = ""
