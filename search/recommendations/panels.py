"""What the slots of home and product pages show; views are kept here, after the gate."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from catalogue.models import Product
from marketplace.kernel.slots import Renderer
from marketplace.privacy.gate import device_choice, signalled
from search.recommendations import shelves, visits
from search.recommendations.actions import note_view
from search.recommendations.facts import History
from search.recommendations.history import history_for, is_on, party_of
from search.recommendations.lists import Shelf

NOTHING = SafeString("")


def home_from_past(context: dict[str, Any]) -> SafeString:
    """Draw the lists that a history leads to, above what is new."""
    request = context["request"]
    history = history_for(request)
    found = shelves.on_home(history) if history else []
    request.has_suggestions = bool(found)
    return _drawn(request, found, history, "shelf") if found else NOTHING


def home_for_all(context: dict[str, Any]) -> SafeString:
    """Draw what everybody gets, below what is new, unless there was a history to go by."""
    request = context["request"]
    drop_when_off(request)
    if getattr(request, "has_suggestions", False):
        return NOTHING
    return _drawn(request, shelves.for_everybody(), history_for(request), "shelf")


def _of_visitors(draw: Renderer) -> Renderer:
    """Return a renderer for visitors alone, of the slot that members see too."""

    def drawn(context: dict[str, Any]) -> SafeString:
        return draw(context) if party_of(context["request"]).is_visitor else NOTHING

    return drawn


visitor_from_past = _of_visitors(home_from_past)
visitor_for_all = _of_visitors(home_for_all)


def below_product(context: dict[str, Any]) -> SafeString:
    """Draw the lists of a listing's page; then keep that it was viewed, where that is allowed."""
    request, listing = context["request"], context["product"]
    history = history_for(request)
    drop_when_off(request)
    drawn = _drawn(request, shelves.on_product(history, listing), history, "section")
    keep_view(request, listing)
    return drawn


def keep_view(request: Any, listing: Product) -> None:
    """Keep a view of somebody else's public listing, after the gate."""
    party = party_of(request)
    if not is_on(request) or not listing.is_for_sale or party.company_id == listing.seller_id:
        return
    if party.is_visitor:
        visits.note(request.session, listing.pk)
    else:
        note_view(listing.pk, by=party)


def drop_when_off(request: Any) -> None:
    """Keep nothing of earlier visits in the session while personalisation is off."""
    if not is_on(request):
        visits.drop(request.session)


def _drawn(request: Any, found: list[Shelf], history: History | None, place: str) -> SafeString:
    facts = {"shelves": found, "undo": undo(request, history), "place": place}
    return SafeString(
        render_to_string("recommendations/lists.html", {**facts, **switching(request)}, request)
    )


def switching(request: Any) -> dict[str, Any]:
    """Return what the switch's form needs; a visitor's keeps the answer on statistics as it is."""
    choice = device_choice(request)
    kept = choice is not None and "statistics" in choice.accepted
    return {"switch": switch(request), "statistics": kept}


def switch(request: Any) -> str:
    """Return how the switch stands: on, off, signalled (by the browser); "" where there is none."""
    party = party_of(request)
    if not (party.is_visitor or party.is_member):
        return ""
    if signalled(request):
        return "signalled"
    return "on" if is_on(request) else "off"


def undo(request: Any, history: History | None) -> Any:
    """Return the listing that was put aside just now, so that one press takes it back."""
    put_aside = request.GET.get("dismissed", "")
    hidden = history.hidden if history else ()
    return next((thing for thing in hidden if str(thing.key) == put_aside), None)
