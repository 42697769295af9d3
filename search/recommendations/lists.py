"""A ranked list as a page draws it: heading, items with reasons, and what its order follows."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from search.recommendations.cards import Card
from search.recommendations.reasons import Said, ordered_so, said
from search.recommendations.rules.popularity import FEWEST_COMPANIES
from search.recommendations.rules.ranking import Ranked


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A listing on a list: its card, one sentence, and the reasons that sum to its score."""

    card: Card
    sentence: str = ""
    reasons: Sequence[Said] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A ranked list; `why` says what its order follows, `is_personal` that history was read."""

    name: str
    title: str
    why: str
    items: Sequence[Item]
    is_personal: bool = False


Cards = Mapping[int, Card]


def once_more(ranked: Iterable[Ranked], cards: Cards, at: datetime) -> Shelf:
    """Return the list of what was ordered before."""
    items = [
        Item(card=cards[each.key], sentence=ordered_so(each.reasons[0].trace, at))
        for each in ranked
        if each.key in cards
    ]
    return Shelf(
        name="again",
        title=_("Order again"),
        why=_("What your company ordered: the more often and the more recently, the higher."),
        items=items,
        is_personal=True,
    )


def suggested(ranked: Iterable[Ranked], cards: Cards) -> Shelf:
    """Return the list made from what the company did and the person viewed."""
    items = [
        Item(card=cards[each.key], sentence=reasons[0].words, reasons=reasons)
        for each in ranked
        if each.key in cards and (reasons := said(each))
    ]
    return Shelf(
        name="suggested",
        title=_("Suggested for you"),
        why=_(
            "Likeness in title, brand and category to what you ordered, asked about and viewed; "
            "what is recent and repeated counts more. Nobody can pay for a place, and prices are "
            "the same for everybody."
        ),
        items=items,
        is_personal=True,
    )


def similar(ranked: Iterable[Ranked], cards: Cards) -> Shelf:
    """Return the list of what is like the listing shown."""
    return Shelf(
        name="similar",
        title=_("Similar listings"),
        why=_("Likeness to this listing in title, brand and category; the same for everybody."),
        items=_plain((each.key for each in ranked), cards),
    )


def popular(keys: Iterable[int], cards: Cards) -> Shelf:
    """Return the list of what many companies ordered."""
    return Shelf(
        name="popular",
        title=_("Ordered by many companies"),
        why=_(
            "The number of companies that ordered it in the last 90 days, counted from %(number)d "
            "companies up; the same for everybody."
        )
        % {"number": FEWEST_COMPANIES},
        items=_plain(keys, cards),
    )


def newest(keys: Iterable[int], cards: Cards) -> Shelf:
    """Return the list of what was published last."""
    return Shelf(
        name="newest",
        title=_("New on the market"),
        why=_("The listings published last; the same for everybody."),
        items=_plain(keys, cards),
    )


def _plain(keys: Iterable[int], cards: Cards) -> list[Item]:
    return [Item(card=cards[key]) for key in keys if key in cards]
