"""What suggestions hold of people: what they viewed and marked, with consent alone."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

HOLDINGS: Final = (
    Holding(
        model="recommendations.Viewed",
        person="person",
        fields=("person", "company", "listing", "seen_at", "times"),
        purpose=_("To suggest listings that fit what you looked at"),
        basis="consent",
        forget="erase",
        retain=_("Until you delete it or turn personalisation off"),
        required=False,
    ),
    Holding(
        model="recommendations.Mark",
        person="person",
        fields=("person", "company", "listing", "kind", "at"),
        purpose=_("To leave out what you do not want suggested"),
        basis="consent",
        forget="erase",
        retain=_("Until you take it back or turn personalisation off"),
        required=False,
    ),
)
NOT_PERSONAL: Final[dict[str, tuple[str, ...]]] = {}
