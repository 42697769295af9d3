"""What an application holds of people: the row that each `personal_data.py` declares.

Policies, the copy of one's data and erasure are made from these rows (architecture rule 11).
"""

from dataclasses import dataclass
from typing import Final, Literal

Forget = Literal["erase", "anonymise", "retain"]
BASES: Final = ("contract", "consent", "legal_obligation", "legitimate_interest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Personal fields of one model: whose they are, what for, on what ground, and for how long.

    `person` is the lookup from the model to the person's key; empty when rows name no person of
    the market. `retain` says in words how long and why; `forget` what erasure does with the fields.
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
