"""Who acts: a person, for a company, in a role. Every write names one."""

from dataclasses import dataclass
from typing import Final

BUYING: Final = frozenset({"owner", "administrator", "purchaser"})
SELLING: Final = frozenset({"owner", "administrator", "sales"})
SHIPPING: Final = SELLING | {"logistics"}
COMPANY_ROLES: Final = frozenset(
    {
        "owner",
        "administrator",
        "purchaser",
        "approver",
        "sales",
        "logistics",
        "accountant",
        "viewer",
    }
)
STAFF_ROLES: Final = frozenset(
    {"moderator", "finance", "editor", "support", "privacy_officer", "platform_administrator"}
)

RIGHTS: Final[dict[str, frozenset[str]]] = {
    "buy": BUYING,
    "ask": BUYING,
    "sell": SELLING,
    "ship": SHIPPING,
    "receive_money": frozenset({"owner", "administrator", "accountant"}),
    "manage": frozenset({"owner", "administrator"}),
    "own": frozenset({"owner"}),
    "view": COMPANY_ROLES,
    "verify": frozenset({"moderator"}),
    "moderate": frozenset({"moderator"}),
    "match": frozenset({"finance"}),
    "edit": frozenset({"editor"}),
    "support": frozenset({"support"}),
    "staff": STAFF_ROLES,
}
FROZEN_RIGHTS: Final = frozenset(
    {"buy", "receive_money", "manage", "own", "match", "verify", "moderate", "support"}
)
"""What nobody may do whose account was reported as compromised, until they proved who they are: a
moderator accepts bank accounts and opens numbers, support hands accounts over."""


@dataclass(frozen=True, slots=True)
class Party:
    """A person's key, the key of the company acted for and the role held there.

    Platform staff have no company; the system has neither; a visitor has neither and no rights.
    `frozen` is True while the person's account counts as compromised.
    """

    person_id: int | None
    company_id: int | None
    role: str
    frozen: bool = False

    def may(self, right: str) -> bool:
        """Say whether the role carries the right. Raises KeyError for a right nobody declared."""
        held = self.role in RIGHTS[right]
        return held and not (self.frozen and right in FROZEN_RIGHTS)

    @property
    def beyond(self) -> frozenset[str]:
        """The roles that carry a right which this one does not."""
        lacking = (roles for roles in RIGHTS.values() if self.role not in roles)
        return frozenset().union(*lacking)

    @property
    def is_staff(self) -> bool:
        """True for platform staff."""
        return self.role in STAFF_ROLES

    @property
    def is_system(self) -> bool:
        """True for the market itself: clocks and consequences."""
        return self.role == "system"

    @property
    def is_visitor(self) -> bool:
        """True for somebody who has not signed in."""
        return self.role == "visitor"

    @property
    def is_member(self) -> bool:
        """True for a person acting for a company."""
        return self.company_id is not None


SYSTEM: Final = Party(None, None, "system")
VISITOR: Final = Party(None, None, "visitor")
