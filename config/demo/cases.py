"""A dispute of the demo as data: between whom, over what, and how it went on."""

from dataclasses import dataclass
from typing import Any, Final

Act = tuple[Any, ...]
"""Hours after the opening, the verb, who, and what the verb needs: see `quarrels.Quarrel`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A dispute that was opened so many days ago. `large` is above what one moderator may decide,
    `asked` the buyer's question before the purchase, `completed` an order received before."""

    seller: str
    days_ago: int
    reason: str
    facts: str
    wanted: str = "full_refund"
    acts: tuple[Act, ...] = ()
    lines: int = 1
    large: bool = False
    completed: bool = False
    by_seller: bool = False
    asked: str = ""


CHENGDU: Final = "Chengdu Precision Parts Co., Ltd."
HAMBURG: Final = "Bürotechnik Hamburg GmbH"
RHONE: Final = "Papeterie du Rhône SARL"
MILANO: Final = "Officina Digitale Milano S.r.l."
ROTTERDAM: Final = "Rotterdam Data Supply B.V."
IBERIA: Final = "Iberia Ofimática S.L."
WARSZAWA: Final = "Sieci Warszawa Sp. z o.o."
GUANGZHOU: Final = "Guangzhou Office Supply Co., Ltd."
OSAKA: Final = "Osaka Seimitsu K.K."

TO_REVIEW: Final[tuple[Act, ...]] = (
    (97, "escalate", "buyer"),
    (100, "done", "buyer"),
    (104, "done", "seller"),
)
