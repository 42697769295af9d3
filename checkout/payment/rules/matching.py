"""What finance's finding on a proof leads to: a full match, a first of two, or a part."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Minor units: what the orders need, what came earlier, what finance found now.

    `needs_second`: the amount is above the limit of one finance person.
    """

    due: int
    earlier: int
    received: int
    needs_second: bool

    @property
    def missing(self) -> int:
        """What is still to come after this receipt."""
        return max(self.due - self.earlier - self.received, 0)

    @property
    def excess(self) -> int:
        """What is owed back."""
        return max(self.earlier + self.received - self.due, 0)


def match_of(match: Match) -> str:
    """Return the step to take: `partial`, `match_first` or `match`."""
    if match.missing:
        return "partial"
    return "match_first" if match.needs_second else "match"
