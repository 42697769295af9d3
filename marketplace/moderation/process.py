"""Lifecycles of the desk: a hit is cleared or confirmed, a list is loaded and ended."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.party import Party
from marketplace.kernel.process import Process, Row, State, is_system


def moderator(by: Party, _list: Any) -> bool:
    """Actor: a moderator."""
    return by.may("verify")


def untied(by: Party, hit: Any) -> bool:
    """Actor: a moderator without any tie to the company."""
    return by.may("verify") and not hit.company.has_person(by.person_id)


HIT: Final = Process(
    name="hit",
    model="moderation.Hit",
    initial="open",
    states=(
        State(
            name="open",
            label=_("Open"),
            waits_for=_("a moderator"),
            default=_("The company can not be approved until it is decided."),
        ),
        State(name="cleared", label=_("Cleared")),
        State(
            name="confirmed",
            label=_("Confirmed"),
            default=_("The company can not be approved."),
        ),
    ),
    rows=(
        Row(
            name="clear",
            source="open",
            target="cleared",
            actor=untied,
            needs=("reason",),
            effects=("hit.keep_reason",),
            label=_("Another company"),
        ),
        Row(
            name="confirm",
            source="open",
            target="confirmed",
            actor=untied,
            needs=("reason",),
            effects=("hit.keep_reason",),
            label=_("It is this company"),
            danger=True,
        ),
        Row(
            name="reopen",
            source="cleared",
            target="open",
            actor=untied,
            needs=("reason",),
            effects=("hit.keep_reason",),
            label=_("Look again"),
        ),
        Row(
            name="reopen",
            source="confirmed",
            target="open",
            actor=untied,
            needs=("reason",),
            effects=("hit.keep_reason",),
            label=_("Look again"),
        ),
    ),
)

LIST: Final = Process(
    name="screening_list",
    model="moderation.ScreeningList",
    initial="draft",
    states=(
        State(
            name="draft",
            label=_("Read, not loaded"),
            waits_for=_("a moderator"),
            default=_("Nothing happens until it is loaded."),
        ),
        State(name="loading", label=_("Being loaded"), waits_for=_("the market")),
        State(name="loaded", label=_("In force")),
        State(name="ended", label=_("Ended")),
    ),
    rows=(
        Row(
            name="load",
            source="draft",
            target="loading",
            actor=moderator,
            effects=("screening_list.start",),
            label=_("Load and compare"),
            page="moderation:list_load",
        ),
        Row(name="finish", source="loading", target="loaded", actor=is_system),
        Row(name="fail", source="loading", target="draft", actor=is_system),
        Row(
            name="compare",
            source="loaded",
            target="loaded",
            actor=moderator,
            effects=("screening_list.start",),
            label=_("Compare again"),
        ),
        Row(
            name="discard",
            source="draft",
            target="ended",
            actor=moderator,
            label=_("Discard"),
            danger=True,
        ),
        Row(name="replace", source="loaded", target="ended", actor=is_system),
        Row(
            name="end",
            source="loaded",
            target="ended",
            actor=moderator,
            needs=("reason",),
            label=_("End this list"),
            danger=True,
        ),
    ),
)
