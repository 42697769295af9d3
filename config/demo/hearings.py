"""Disputes of the demo that moderators have to decide, or have just decided."""

from typing import Final

from config.demo.cases import (
    CHENGDU,
    GUANGZHOU,
    IBERIA,
    MILANO,
    ROTTERDAM,
    TO_REVIEW,
    WARSZAWA,
    Case,
)

DECIDING: Final = (
    Case(
        seller=MILANO,
        days_ago=8,
        reason="defective",
        facts="Four of the units do not start. Our electrician measured the power supply.",
        acts=TO_REVIEW,
    ),
    Case(
        seller=ROTTERDAM,
        days_ago=9,
        reason="wrong_item",
        facts="Connectors of another standard were delivered. The boxes carry the right label.",
        acts=(*TO_REVIEW, (125, "claim", "first"), (150, "say", "first", "Who opened the boxes?")),
    ),
    Case(
        seller=CHENGDU,
        days_ago=10,
        reason="counterfeit",
        facts="The serial numbers are unknown to the maker, who answered in writing.",
        large=True,
        acts=(*TO_REVIEW, (120, "claim", "first"), (170, "rule", "first", 100)),
    ),
    Case(
        seller=IBERIA,
        days_ago=11,
        reason="late",
        facts="It came nine days after the promised day; the course had begun without it.",
        wanted="partial_refund",
        acts=(
            *TO_REVIEW,
            (130, "claim", "first"),
            (180, "rule", "first", 20),
            (200, "accept", "buyer"),
        ),
    ),
    Case(
        seller=GUANGZHOU,
        days_ago=12,
        reason="papers_missing",
        facts="The certificates named in the listing were not in the delivery.",
        wanted="partial_refund",
        acts=(
            *TO_REVIEW,
            (125, "claim", "second"),
            (190, "rule", "second", 25),
            (230, "appeal", "seller", "The certificates were sent by mail two days later."),
        ),
    ),
    Case(
        seller=WARSZAWA,
        days_ago=13,
        reason="damaged",
        facts="The pallet fell from the lorry. Every unit was shaken, none passes our test.",
        large=True,
        acts=(
            *TO_REVIEW,
            (110, "claim", "first"),
            (130, "rule", "first", 40),
            (150, "confirm", "second"),
            (180, "appeal", "buyer", "The test report was not taken into account."),
            (200, "claim", "third"),
            (250, "rule", "third", 70),
        ),
    ),
)
