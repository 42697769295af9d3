"""The unhappy way in a browser: refused, escalated, ruled in part, executed; settled; appealed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import buying, disputing, selling, shipping
from tests.journeys.ledger import balances
from tests.journeys.market import Market
from tests.journeys.person import Person
from tests.journeys.selling import Offered

pytestmark = pytest.mark.server
Meet = Callable[..., Person]

LEDGER = Offered("Ruled ledger book D1", "22815000-6", "LED-D1", {1: "7.25"}, stock=300)
FOLDER = Offered("Lever arch file D2", "30192800-9", "FOL-D2", {1: "9.90"}, stock=300)
LABELS = Offered("Label rolls D3", "30192800-9", "LAB-D3", {1: "14.95"}, stock=80)


@pytest.fixture(scope="module")
def number(person: Meet, papers: Path) -> str:
    """A paid purchase: -B of two lines has arrived, -A of one line is completed."""
    selling.publish(person("seller.rhone"), LEDGER)
    selling.publish(person("seller.rhone"), FOLDER)
    selling.publish(person("seller2"), LABELS)
    for listing, quantity in ((LEDGER, 30), (FOLDER, 20), (LABELS, 12)):
        buying.add(person("buyer"), listing.title, quantity)
    number = buying.check_out(person("buyer"), "PO-DISPUTES", "Place 2 orders for")
    buying.pay(person("buyer"), number, "704.40", papers)
    buying.match(person("finance"), number)
    for seller, part, listing, quantity in (
        ("seller.rhone", "B", LEDGER, 30),
        ("seller2", "A", LABELS, 12),
    ):
        order = f"{number}-{part}"
        shipping.confirm(person(seller), order)
        shipping.ship(person(seller), order, listing.title, quantity, f"JJD-{part}")
        shipping.report(person(seller), order)
    buying.receive(person("buyer"), f"{number}-A")
    return number


# -B: 30 x 7.25 = 217.50, 20 x 9.90 = 198.00, delivery 12.00, net 427.50; France 20 % = 85.50; gross
#   513.00. In dispute: the ledger books, 217.50 + 43.50 = 261.00. Ruled: half of it, 130.50.
#   Left to release 513.00 - 130.50 = 382.50. Refunded net 130.50 / 1.2 = 108.75; commission 5 % of
#   217.50 - 108.75 + 198.00 = 306.75: 15.3375 -> 15.34; tax 20 % of it 3.068 -> 3.07; seller
#   382.50 - 15.34 - 3.07 = 364.09.
# -A: 12 x 14.95 = 179.40, delivery 12.00, reverse charge: 191.40. Commission 5 % of 179.40 = 8.97,
#   tax 1.794 -> 1.79, seller 191.40 - 8.97 - 1.79 = 180.64.
BANK = {("bank", ""): 704_40}
COMPLETED_A = {
    ("payable", "-A"): -180_64,
    ("commission", "-A"): -8_97,
    ("commission_tax", "-A"): -1_79,
}
RULED_B = {("held", "-B"): -382_50, ("refunds_owed", "-B"): -130_50}
COMPLETED_B = {
    ("refunds_owed", "-B"): -130_50,
    ("payable", "-B"): -364_09,
    ("commission", "-B"): -15_34,
    ("commission_tax", "-B"): -3_07,
}


def test_settled_between_the_two(person: Meet, papers: Path, market: Market) -> None:
    """The seller proposes less, the buyer accepts: carried out at once."""
    selling.publish(
        person("seller2"), Offered("Label rolls D4", "30192800-9", "LAB-D4", {1: "14.95"}, stock=80)
    )
    buying.add(person("buyer"), "Label rolls D4", 12)
    number = buying.check_out(person("buyer"), "PO-SETTLED", "Place 1 order for")
    buying.pay(person("buyer"), number, "191.40", papers)
    buying.match(person("finance"), number)
    order = f"{number}-A"
    shipping.confirm(person("seller2"), order)
    shipping.ship(person("seller2"), order, "Label rolls D4", 12, "SETTLED")
    shipping.report(person("seller2"), order)
    dispute = disputing.open_dispute(person("buyer"), order, "Label rolls D4", papers)
    disputing.propose(person("seller2"), dispute, "Selling", "Label rolls D4", "60.00")
    disputing.accept_proposal(person("buyer"), dispute, "Buying")
    assert balances(market, number) == SETTLED


# 191.40 held; 60.00 owed back for the only line, so nothing is left to receive and the order is
#   completed: commission 5 % of 179.40 - 60.00 = 119.40: 5.97, tax 1.194 -> 1.19; seller
#   191.40 - 60.00 - 5.97 - 1.19 = 124.24.
SETTLED = {
    ("bank", ""): 191_40,
    ("refunds_owed", "-A"): -60_00,
    ("payable", "-A"): -124_24,
    ("commission", "-A"): -5_97,
    ("commission_tax", "-A"): -1_19,
}


def test_refused_escalated_ruled_in_part_and_executed(
    person: Meet, papers: Path, market: Market, number: str
) -> None:
    buyer, seller, order = person("buyer"), person("seller.rhone"), f"{number}-B"
    dispute = disputing.open_dispute(buyer, order, LEDGER.title, papers)
    disputing.decline(seller, dispute)
    market.advance("4d")
    disputing.escalate(buyer, dispute)
    market.advance("6d")
    disputing.rule(person("moderator"), dispute, LEDGER.title, "130.50")
    assert balances(market, number) == BANK | COMPLETED_A | {("held", "-B"): -513_00}
    disputing.accept_ruling(buyer, dispute, "Buying")
    disputing.accept_ruling(seller, dispute, "Selling")
    assert balances(market, number) == BANK | COMPLETED_A | RULED_B
    buying.receive(buyer, order)
    assert balances(market, number) == BANK | COMPLETED_A | COMPLETED_B


# -A after its release; ruled 89.70, on appeal 59.80 of 179.40. Commission 5 % of 119.60 = 5.98, tax
#   1.196 -> 1.20: back 2.99 and 0.59. The seller's debt 59.80 - 2.99 - 0.59 = 56.22, payable
#   180.64 - 56.22 = 124.42.
APPEALED_A = {
    ("refunds_owed", "-A"): -59_80,
    ("payable", "-A"): -124_42,
    ("commission", "-A"): -5_98,
    ("commission_tax", "-A"): -1_20,
}


def test_another_moderator_rules_on_the_appeal_after_the_release(
    person: Meet, papers: Path, market: Market, number: str
) -> None:
    buyer, seller, order = person("buyer"), person("seller2"), f"{number}-A"
    dispute = disputing.open_dispute(buyer, order, LABELS.title, papers)
    market.advance("8d")
    market.advance("6d")
    disputing.rule(person("moderator"), dispute, LABELS.title, "89.70")
    disputing.appeal(seller, dispute, "Selling")
    person("moderator").on_platform("Disputes")
    person("moderator").follow(dispute, inside="main")
    assert not person("moderator").page.get_by_role("button", name="Take the file").count()
    disputing.rule(person("moderator2"), dispute, LABELS.title, "59.80")
    assert balances(market, number) == BANK | COMPLETED_B | APPEALED_A
    seller.on_desk("Payouts")
    seller.sees("-56.22")
