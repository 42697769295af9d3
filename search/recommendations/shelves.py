"""Which lists a page gets: what to order again, what is suggested, and what everybody gets."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Final

from catalogue.models import Product
from marketplace.kernel.clock import now
from search.recommendations import lists, queries
from search.recommendations.candidates import propose
from search.recommendations.cards import cards
from search.recommendations.facts import SHOWN, History, Thing, Trace
from search.recommendations.lists import Shelf
from search.recommendations.queries import thing_of, things_of
from search.recommendations.rules.ranking import Ranked, again, rank, varied

MOST: Final = 5


def on_home(history: History) -> list[Shelf]:
    """Return the home page's lists that a history leads to; two queries beside it."""
    at = now()
    once_more = _once_more(history, at)
    suggested = _suggested(history, (), things_of(_proposed(history, (), at)), at)
    drawn = cards(each.key for each in [*once_more, *suggested])
    return _filled([lists.once_more(once_more, drawn, at), lists.suggested(suggested, drawn)])


def for_everybody() -> list[Shelf]:
    """Return the home page's list that is the same for all; two queries."""
    keys = queries.popular(MOST)
    return _filled([lists.popular(keys, cards(keys))])


def on_product(history: History | None, listing: Product) -> list[Shelf]:
    """Return the lists of a listing's page: similar ones, the same for everybody, and suggested
    ones or else what is popular or new; three queries at most beside the history."""
    at, shown = now(), Trace(_thing(listing), SHOWN, now())
    history = history and history.without(listing.pk)
    alike, fitting = propose([shown], {listing.pk}, at), _proposed(history, (shown,), at)
    things = things_of([*alike, *fitting])
    similar = rank([shown], (things[key] for key in alike if key in things), at)[:MOST]
    taken = {listing.pk, *(each.key for each in similar)}
    rest = {key: things[key] for key in fitting if key in things and key not in taken}
    suggested = _suggested(history, (shown,), rest, at)
    return _on_product(similar, suggested, () if suggested else taken)


def _on_product(
    similar: Sequence[Ranked], suggested: Sequence[Ranked], taken: Collection[int]
) -> list[Shelf]:
    """Draw what is similar, and what is suggested or else, besides `taken`, for everybody."""
    name, others = ("", []) if suggested else _for_everybody(taken)
    drawn = cards([*(each.key for each in [*similar, *suggested]), *others])
    plain = {"popular": lists.popular, "newest": lists.newest}
    second = plain[name](others, drawn) if name else lists.suggested(suggested, drawn)
    return _filled([lists.similar(similar, drawn), second])


def _for_everybody(taken: Collection[int]) -> tuple[str, list[int]]:
    """Return what is popular, or else new, with the name of the list."""
    most = MOST + len(taken)
    popular = [key for key in queries.popular(most) if key not in taken][:MOST]
    return ("popular", popular) if popular else ("newest", queries.newest(MOST, taken))


def _once_more(history: History, at: datetime) -> list[Ranked]:
    hidden = {thing.key for thing in history.hidden}
    return [each for each in again(history.used, at) if each.key not in hidden][:MOST]


def _proposed(history: History | None, context: Sequence[Trace], at: datetime) -> list[int]:
    """Return the keys that the history points to, what was ordered or put aside left out."""
    if history is None or not history.used:
        return []
    return propose([*history.used, *context], history.left_out, at)


def _suggested(
    history: History | None, context: Sequence[Trace], things: Mapping[int, Thing], at: datetime
) -> list[Ranked]:
    """Return the best of other sellers' listings that the history itself speaks for."""
    if history is None:
        return []
    others = (each for each in things.values() if each.seller != history.company_id)
    ranked = rank([*history.used, *context], others, at)
    return varied((each for each in ranked if _has_a_past(each)), MOST)


def _has_a_past(ranked: Ranked) -> bool:
    """Say whether there is another reason than the page's own listing."""
    return any(reason.trace.kind != SHOWN for reason in ranked.reasons)


def _thing(listing: Product) -> Thing:
    category = listing.category
    path, code = (category.path, category.code) if category else ("", "")
    key, seller = int(listing.pk), int(listing.seller_id)
    return thing_of((key, listing.title, listing.brand, path, code, seller))


def _filled(shelves: Iterable[Shelf]) -> list[Shelf]:
    return [shelf for shelf in shelves if shelf.items]
