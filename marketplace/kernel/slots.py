"""Named places on lower pages that upper apps fill; an empty slot renders nothing."""

from collections.abc import Callable
from typing import Any, Final

from django.utils.safestring import SafeString, mark_safe

Renderer = Callable[[dict[str, Any]], SafeString]
SLOTS: Final = frozenset(
    {
        "home.shelves",
        "home.member",
        "product.aside",
        "product.below",
        "basket.below",
        "purchase.below",
        "payment.ways",
        "payouts.below",
        "order.money",
        "order.parcels",
        "order.papers",
        "order.below",
        "company.below",
        "company.people",
        "directory.below",
        "moderation.effects",
        "desk.todo",
        "moderation.queues",
        "search.empty",
    }
)
_fillings: dict[str, list[tuple[int, Renderer]]] = {}


def fill(name: str, renderer: Renderer, order: int = 0) -> None:
    """Show `renderer(context)` in a slot, lower order first. Raises KeyError for an unknown
    slot."""
    if name not in SLOTS:
        raise KeyError(name)
    fillings = _fillings.setdefault(name, [])
    if all(known is not renderer for _, known in fillings):
        fillings.append((order, renderer))
        fillings.sort(key=lambda filling: filling[0])


def render(name: str, context: dict[str, Any]) -> SafeString:
    """Return what the slot shows in this context."""
    parts = [renderer(context) for _, renderer in _fillings.get(name, ())]
    return mark_safe("".join(parts))  # noqa: S308  (each renderer returns escaped markup)
