"""Tones of states and headings of turns."""

from datetime import UTC, datetime, timedelta

import pytest
from django.template import Context, Template

from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State
from marketplace.kernel.steps import Offer, Turn
from marketplace.kernel.templatetags import words

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def anybody(_by: Party, _obj: object) -> bool:
    """Actor of every step."""
    return True


def row(source: str, target: str, *, danger: bool = False) -> Row:
    """A step named after its target."""
    return Row(
        name=target, source=source, target=target, actor=anybody, label=target, danger=danger
    )


TABLE = Process(
    name="sample",
    model="kernel.Job",
    initial="draft",
    states=(
        State(name="draft", label="Draft"),
        State(name="asked", label="Asked", waits_for="the seller"),
        State(name="refused", label="Refused", waits_for="the buyer"),
        State(name="done", label="Done", waits_for="nobody"),
    ),
    rows=(
        row("draft", "asked"),
        row("asked", "refused", danger=True),
        row("refused", "draft", danger=True),
        row("asked", "done"),
    ),
)


@pytest.mark.parametrize(
    ("state", "tone"),
    [("draft", "neutral"), ("asked", "amber"), ("refused", "red"), ("done", "green")],
)
def test_tone(state: str, tone: str) -> None:
    assert words.tone_of(TABLE, TABLE.state(state)) == tone


def turn(waits_for: str = "the seller", *, yours: bool = False, days: int = 3) -> Turn:
    """A turn with a deadline so many days from now and two offers."""
    offers = [
        Offer(row("asked", "refused", danger=True), None, "/refuse/"),
        Offer(row("asked", "done"), None, "/done/"),
        Offer(row("asked", "later"), "Not yet.", "/later/"),
    ]
    return Turn("Asked", waits_for, yours, NOW + timedelta(days=days), "", offers, [])


@pytest.mark.parametrize(
    ("shown", "tone", "heading"),
    [
        (turn(yours=True), "yours", "Asked · your turn"),
        (turn(), "waiting", "Asked · waiting for the seller"),
        (turn(days=-1), "late", "Asked · waiting for the seller"),
        (turn("nobody"), "rest", "Asked"),
    ],
)
def test_turn(shown: Turn, tone: str, heading: str) -> None:
    drawn = words.turn_words(shown, NOW)
    assert (drawn.tone, drawn.heading) == (tone, heading)


def test_main_offer_is_possible_and_harmless() -> None:
    assert words.turn_words(turn(), NOW).first.url == "/done/"


def test_offers_held_back_say_why() -> None:
    assert [offer.why_not for offer in words.turn_words(turn(), NOW).held] == ["Not yet."]


def test_capture_drops_blank_text() -> None:
    source = "{% load comptoir %}{% capture x %}  {% endcapture %}[{{ x }}]"
    assert Template(source).render(Context()) == "[]"


def test_acting_is_empty_without_a_company() -> None:
    drawn = Template("{% load comptoir %}{% acting %}").render(Context())
    assert drawn == '<input type="hidden" name="acting" value="">'
