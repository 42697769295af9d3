"""The main job in a browser: verify, publish, find, ask, order from two sellers, pay, ship."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import buying, reviewing, selling, shipping
from tests.journeys.ledger import balances, stock
from tests.journeys.market import Market
from tests.journeys.person import Person
from tests.journeys.selling import Offered

pytestmark = pytest.mark.server
Meet = Callable[..., Person]

LANTERN = Offered(
    "Brass desk lantern K7",
    "31514000-2",
    "LAN-K7",
    {1: "40.00", 10: "36.50", 50: "33.3333"},
    stock=500,
)
LEDGER = Offered(
    "Bound ledger book R4", "22815000-6", "LED-R4", {1: "7.90", 20: "7.25", 100: "6.805"}, stock=300
)
LABELS = Offered(
    "Label rolls H9", "30192800-9", "LAB-H9", {1: "15.20", 10: "14.95", 50: "13.00"}, stock=80
)


def test_the_main_job(person: Meet, papers: Path, market: Market) -> None:
    """A new seller in China and one in France sell to Atelier Lyon; one purchase, one transfer."""
    become_a_seller(person, papers)
    selling.publish(person("unverified"), LANTERN)
    selling.publish(person("seller.rhone"), LEDGER)
    find_without_an_account(person())
    ask_and_answer(person, papers)
    number = order_from_both(person("buyer"))
    pay_and_match(person, number, "2275.40", papers)
    assert balances(market, number) == HELD
    ship_all(person, number)
    buying.receive(person("buyer"), f"{number}-A")
    buying.receive(person("buyer"), f"{number}-B")
    see_the_payout(person, number)
    assert balances(market, number) == MAIN_JOB
    assert stock(market, "LAN-K7") == (440, 0)  # 500 - 60
    assert stock(market, "LED-R4") == (270, 0)  # 300 - 30


# Order A, 30 ledger books from 20 on at 7.25: 217.50, delivery 12.00, net 229.50; France to France
#   20 % = 45.90: gross 275.40. Commission 5 % of 217.50 = 10.875 -> 10.88, tax 2.176 -> 2.18;
#   seller 275.40 - 10.88 - 2.18 = 262.34.
# Order B, 60 lanterns from 50 on at 33.3333: 1,999.998 -> net 2,000.00; export from China, tax 0;
#   no tariff, delivery 0: gross 2,000.00. Commission 5 % = 100.00, tax 20 % of it = 20.00;
#   seller 2,000.00 - 100.00 - 20.00 = 1,880.00.
# Bank 275.40 + 2,000.00 = 2,275.40 = 262.34 + 10.88 + 2.18 + 1,880.00 + 100.00 + 20.00.
HELD = {("bank", ""): 2275_40, ("held", "-A"): -275_40, ("held", "-B"): -2000_00}
MAIN_JOB = {
    ("bank", ""): 2275_40,
    ("payable", "-A"): -262_34,
    ("commission", "-A"): -10_88,
    ("commission_tax", "-A"): -2_18,
    ("payable", "-B"): -1880_00,
    ("commission", "-B"): -100_00,
    ("commission_tax", "-B"): -20_00,
}


def test_a_paid_purchase_is_cancelled_before_it_is_confirmed(
    person: Meet, papers: Path, market: Market
) -> None:
    """The stock is free again and all of the money is owed back."""
    selling.publish(person("seller2"), LABELS)
    buying.add(person("buyer"), LABELS.title, 12)
    number = buying.check_out(person("buyer"), "PO-JOURNEY-2", "Place 1 order for")
    assert stock(market, "LAB-H9") == (80, 12)
    pay_and_match(person, number, "191.40", papers)
    buying.cancel(person("buyer"), f"{number}-A")
    # 12 label rolls from 10 on at 14.95 = 179.40, delivery 12.00; Germany to France with a proven
    # VAT number: reverse charge, tax 0: gross 191.40, all of it owed back.
    assert balances(market, number) == {("bank", ""): 191_40, ("refunds_owed", "-A"): -191_40}
    assert stock(market, "LAB-H9") == (80, 0)


def become_a_seller(person: Meet, papers: Path) -> None:
    """The company is verified and its person checked, by the same moderator."""
    selling.complete_the_file(person("unverified"), papers)
    selling.hand_in_identity(person("unverified"), papers)
    reviewing.claim(person("moderator"), selling.LANTERN)
    reviewing.approve(person("moderator"))
    reviewing.accept_the_person(person("moderator"), "Yu Tang")


def find_without_an_account(visitor: Person) -> None:
    """By search, and down the tree of categories."""
    buying.look_up(visitor, LANTERN.title)
    visitor.sees("33.3333")
    visitor.follow("Discharge lamps", inside="main")
    visitor.finds(LANTERN.title)


def ask_and_answer(person: Meet, papers: Path) -> None:
    """The buyer asks with a drawing; the seller answers; the buyer reads it."""
    buying.look_up(person("buyer"), LANTERN.title)
    buying.ask(person("buyer"), "Is the brass foot 80 mm wide?", papers)
    person("unverified").on_desk("Inquiries", "Selling")
    person("unverified").follow(LANTERN.title, inside="main", exact=False)
    person("unverified").fill({"Message": "Yes, 80 mm."})
    person("unverified").press("Send the message")
    person("buyer").page.reload()
    person("buyer").sees("Yes, 80 mm.")


def order_from_both(buyer: Person) -> str:
    """Two sellers, one purchase."""
    buying.add(buyer, LANTERN.title, 60)
    buying.add(buyer, LEDGER.title, 30)
    return buying.check_out(buyer, "PO-JOURNEY-1", "Place 2 orders for")


def pay_and_match(person: Meet, number: str, amount: str, papers: Path) -> None:
    """The buyer pays; finance finds it on the account."""
    buying.pay(person("buyer"), number, amount, papers)
    buying.match(person("finance"), number)


def ship_all(person: Meet, number: str) -> None:
    """The lanterns in two parcels, the books in one; all are delivered."""
    books, lanterns = person("seller.rhone"), person("unverified")
    shipping.confirm(books, f"{number}-A")
    shipping.confirm(lanterns, f"{number}-B")
    shipping.ship(books, f"{number}-A", LEDGER.title, 30, "JJD00003")
    shipping.ship(lanterns, f"{number}-B", LANTERN.title, 25, "JJD00001")
    shipping.ship(lanterns, f"{number}-B", LANTERN.title, 35, "JJD00002")
    shipping.report(books, f"{number}-A")
    shipping.report(lanterns, f"{number}-B")


def see_the_payout(person: Meet, number: str) -> None:
    """Each seller sees what is paid out, less commission."""
    for seller, order, net in (
        ("seller.rhone", f"{number}-A", "262.34"),
        ("unverified", f"{number}-B", "1,880.00"),
    ):
        person(seller).on_desk("Payouts")
        person(seller).sees(order)
        person(seller).sees(net)
