"""What an application holds of people: the row that each `personal_data.py` declares.

Policies, the copy of one's data and erasure are made from these rows (architecture rule 11).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Literal

Forget = Literal["erase", "anonymise", "retain"]
BASES: Final = ("contract", "consent", "legal_obligation", "legitimate_interest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Personal fields of one model: whose they are, what for, on what ground, and for how long.

    `person` is the lookup from the model to the person's key; empty when rows name no person of
    the market. `found` gives the condition (a Q) for rows that are a person's though no key says
    so: by address, or because nobody else is there. `retain` says in words how long and why;
    `forget` what erasure does: remove the rows, keep them without what names the person, or leave
    them.
    """

    model: str
    person: str
    fields: tuple[str, ...]
    purpose: object
    basis: str
    forget: Forget
    retain: object = ""
    export: bool = True
    required: bool = True
    sensitive: bool = False
    found: Callable[[Any], Any] | None = None
