"""Disputes of the demo that the two sides still talk about, and those that have ended."""

from typing import Final

from config.demo.cases import CHENGDU, HAMBURG, MILANO, OSAKA, RHONE, TO_REVIEW, Case

CARRIER: Final = "The carrier’s scan shows no damage at hand-over. As a courtesy we offer this."
HALF: Final = "Half of the pieces can not be used. Half the price back, and we keep the rest."

TALKING: Final = (
    Case(
        seller=CHENGDU,
        days_ago=3,
        reason="damaged",
        facts="Three of six cartons arrived crushed. Reported within two hours of delivery.",
        lines=2,
        asked="Are the cartons on a pallet, wrapped and strapped?",
        acts=(
            (2, "add", "buyer", "Delivery note with the driver’s remark", True),
            (2, "add", "buyer", "Purchase contract with our customer", False),
            (20, "offer", "seller", 16, CARRIER),
            (44, "answer", "buyer", "decline"),
            (45, "offer", "buyer", 50, HALF),
            (46, "say", "buyer", "We need an answer before the fair; the stand opens on Friday."),
        ),
    ),
    Case(
        seller=HAMBURG,
        days_ago=1,
        reason="short",
        facts="The packing list says complete, one box is missing. The seal was intact.",
        wanted="partial_refund",
        acts=((5, "offer", "seller", 30, "We found one box in our stock. Would this settle it?"),),
    ),
    Case(
        seller=CHENGDU,
        days_ago=2,
        reason="unfounded_report",
        facts="Our outgoing check shows every piece in good order. No picture was sent to us.",
        wanted="release",
        by_seller=True,
        acts=((3, "say", "buyer", "Pictures follow tonight."),),
    ),
    Case(
        seller=RHONE,
        days_ago=6,
        reason="not_as_described",
        facts="The data sheet promises duplex printing. The unit has none.",
        acts=(
            (30, "answer", "seller", "decline"),
            (97, "escalate", "buyer"),
            (99, "add", "seller", "Data sheet of the year before", True),
            (101, "done", "buyer"),
        ),
    ),
)
ENDED: Final = (
    Case(
        seller=RHONE,
        days_ago=34,
        reason="damaged",
        facts="The corners of the boxes are torn and the content is damp.",
        acts=(
            *TO_REVIEW,
            (130, "claim", "second"),
            (180, "rule", "second", 35),
            (220, "accept", "buyer"),
            (225, "accept", "seller"),
        ),
    ),
    Case(
        seller=OSAKA,
        days_ago=40,
        reason="defective",
        facts="The display shows stripes after an hour of use.",
        acts=(
            *TO_REVIEW,
            (130, "claim", "second"),
            (180, "rule", "second", 100),
            (220, "appeal", "seller", "The device was run above its rated temperature."),
            (250, "claim", "first"),
            (300, "rule", "first", 50),
        ),
    ),
    Case(
        seller=MILANO,
        days_ago=30,
        reason="defective",
        facts="The fault shows under load only; we found it when the line was started.",
        completed=True,
        acts=(
            (50, "offer", "seller", 80, "We take the fault on us."),
            (60, "answer", "buyer", "accept"),
        ),
    ),
    Case(
        seller=HAMBURG,
        days_ago=26,
        reason="short",
        facts="Two pieces less than ordered.",
        wanted="partial_refund",
        acts=((26, "answer", "seller", "accept"),),
    ),
    Case(
        seller=CHENGDU,
        days_ago=24,
        reason="not_delivered",
        facts="One box of the delivery is missing.",
        acts=(
            (70, "withdraw", "buyer", "The box was in our own goods-in. We are sorry."),
            (71, "receive", "buyer"),
        ),
    ),
)  # fmt: skip
