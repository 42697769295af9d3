"""What sellers do with an order: confirm, ship in parcels, report on the way, see the payout."""

from tests.journeys.person import Person

ON_THE_WAY = ("In transit", "Out for delivery", "Delivered")


def open_sale(seller: Person, number: str) -> None:
    """Open an order that the company sold."""
    seller.on_desk("Sales")
    seller.follow(number, inside="main")


def confirm(seller: Person, number: str) -> None:
    """Confirm a paid order."""
    open_sale(seller, number)
    seller.follow("Confirm the order", inside=".turn")
    seller.press("Confirm the order")
    seller.sees("Order confirmed")


def ship(seller: Person, number: str, title: str, quantity: int, tracking: str) -> None:
    """Record a parcel with that many pieces of a line."""
    open_sale(seller, number)
    seller.follow("Ship a parcel", exact=False)
    parcel = {title: quantity, "Carrier": "DHL", "Tracking number": tracking}
    seller.fill(parcel, inside="main")
    seller.press("Record the parcel")
    seller.sees(tracking)


def report(seller: Person, number: str) -> None:
    """Write down the way of every parcel of an order until it is delivered."""
    open_sale(seller, number)
    while seller.page.get_by_role("link", name="Add news").count():
        for state in ON_THE_WAY:
            seller.follow("Add news", exact=False)
            seller.fill({"The parcel is now": state, "Place": "Lyon"}, inside="main")
            seller.press("Record the news")
            seller.sees("The news is recorded")
