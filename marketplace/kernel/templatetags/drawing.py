"""What the elements of objects read: states, turns, timelines, trust marks and the rail."""

from dataclasses import replace
from typing import Any

from django.urls import NoReverseMatch, reverse

from marketplace.kernel import events, rail, steps
from marketplace.kernel.clock import now
from marketplace.kernel.files.preparing import progress
from marketplace.kernel.files.states import LOCKED, why_locked
from marketplace.kernel.party import Party
from marketplace.kernel.templatetags import formatting, words


def status(obj: Any) -> dict[str, Any]:
    """Return the label and tone of an object's state."""
    state = obj.PROCESS.state(steps.state_of(obj))
    return {"label": state.label, "tone": words.tone_of(obj.PROCESS, state)}


def turn(obj: Any, party: Party, path: str) -> dict[str, Any]:
    """Return whose turn it is, until when, what happens by itself, and this party's buttons.

    A button that leads to the page it stands on is left out: the form is there already.
    """
    shown = steps.turn(obj, party)
    elsewhere = [offer for offer in shown.offers if offer.url != path]
    return words.turn_parts(replace(shown, offers=elsewhere), now())


def timeline(obj: Any, party: Party) -> dict[str, Any]:
    """Return what happened to an object, newest first, with who did it; one query."""
    entries = [
        {
            "at": event.at,
            "text": events.words(event.name),
            "who": words.actor_words(event, party),
            "reason": event.facts.get("reason", ""),
        }
        for event in events.timeline(obj)
    ]
    return {"entries": entries[::-1]}


def verified(company: Any, long: bool = False) -> dict[str, Any]:
    """Return a company's trust mark and the address of what was checked; `long` is a sentence."""
    state = company.PROCESS.state(steps.state_of(company))
    ends = company.verified_until
    return {
        "company": company,
        "label": state.label,
        "month": formatting.month_text(ends) if ends else "",
        "long": long,
        "url": _address(company),
    }


def _address(company: Any) -> str:
    try:
        return reverse("companies:page", args=[company.slug]) + "#verification"
    except NoReverseMatch:
        return ""


def file(stored: Any, party: Party, who: str, label: str) -> dict[str, Any]:
    """Return a stored file with its words, why it is locked, and who put it there."""
    drawn = {"stored": stored, "who": who, "label": label}
    if stored and stored.scan in LOCKED:
        drawn |= {"why_locked": why_locked(stored), "job": progress(stored, party)}
    return drawn


def address(data: Any) -> dict[str, Any]:
    """Return a postal address: an object or a dict with the address book's field names."""
    return {"data": data}


def rail_sections(path: str, party: Party, counted: dict[str, int]) -> list[dict[str, Any]]:
    """Return the desk's rail for a party, the entry that fits the path best marked as here."""
    sections = list(rail.drawn(party, counted=counted))
    urls = [entry.url for section in sections for entry in section.entries]
    here = max((url for url in urls if path.startswith(url)), key=len, default="")
    return [
        {
            "name": section.name,
            "label": section.label,
            "entries": [_entry(entry, here) for entry in section.entries],
        }
        for section in sections
    ]


def _entry(entry: rail.Drawn, here: str) -> dict[str, Any]:
    return {
        "label": entry.label,
        "url": entry.url,
        "waiting": entry.waiting,
        "here": entry.url == here,
    }
