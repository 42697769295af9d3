"""What buyers and finance do: ask, fill the basket, order, pay, confirm receipt."""

from datetime import date
from pathlib import Path

from tests.journeys.person import Person, picture

CONSIGNEE = {
    "Consignee": "Claire Moreau",
    "Street and number": "8 quai Saint-Vincent",
    "Postal code": "69001",
    "City": "Lyon",
    "Country": "France",
    "Phone": "+33 4 72 55 02 10",
    "Opening hours": "Mon-Fri 8-12, ramp 3",
    "Wished delivery time": "mornings",
}


def look_up(buyer: Person, title: str) -> None:
    """Search for a listing and open it."""
    buyer.fill({"Search the market": title}, inside=".shell-search")
    buyer.press("Search", inside=".shell-search")
    buyer.finds(title)
    buyer.follow(title, inside="main")


def ask(buyer: Person, question: str, papers: Path) -> None:
    """Ask the seller of the listing that is open, with a drawing."""
    buyer.follow("Ask a question", inside="main", exact=False)
    drawing = picture(papers, "Drawing", "80 mm")
    buyer.fill({"Your question": question, "File": drawing}, inside="main")
    buyer.press("Send the question")
    buyer.sees(drawing.name)


def add(buyer: Person, title: str, quantity: int) -> None:
    """Put a quantity of a listing into the basket."""
    look_up(buyer, title)
    buyer.fill({"Quantity": quantity}, inside=".buy-form")
    buyer.press("Add to basket", inside=".buy-form")
    buyer.sees(f"In your basket: {quantity}")


def check_out(buyer: Person, po_number: str, button: str) -> str:
    """Answer the steps, place the purchase and return its number."""
    buyer.press("Go to checkout")
    buyer.fill(CONSIGNEE, inside="main")
    buyer.press("Continue")
    buyer.fill({"E-mail for the invoice": "invoices@demo.example"}, inside="main")
    buyer.fill({"Your order number": po_number}, inside="main")
    buyer.press("Continue")
    buyer.press(button)
    buyer.sees("Transfer to this account")
    return buyer.page.locator("h1").inner_text().removeprefix("Pay purchase ").strip()


def pay(buyer: Person, number: str, amount: str, papers: Path) -> None:
    """Say that the transfer was made, with the bank's slip."""
    buyer.follow("I have paid", inside=".turn")
    paid = {
        "Amount paid": amount,
        "Paid on": date.today().isoformat(),
        "Name of the account holder": "Atelier Lyon SAS",
        "Reference you gave": number,
        "Proof of payment": picture(papers, f"Slip {number}", number),
    }
    buyer.fill(paid, inside="main")
    buyer.press("Declare the payment")


def match(finance: Person, number: str) -> None:
    """Find the money on the account."""
    finance.on_platform("Payments")
    finance.follow(number, inside="main")
    finance.fill({"Bank's reference": f"STATEMENT {number}"}, inside="main")
    finance.press("Match", inside="aside")
    finance.sees("Recorded.")


def open_order(buyer: Person, number: str) -> None:
    """Open one of the own orders."""
    buyer.on_desk("Orders")
    buyer.follow(number, inside="main")


def receive(buyer: Person, number: str) -> None:
    """Confirm that everything came in good order."""
    open_order(buyer, number)
    buyer.follow("Confirm receipt", inside=".turn")
    buyer.press("Confirm receipt")
    buyer.sees("Completed")


def cancel(buyer: Person, number: str) -> None:
    """Cancel an order that the seller has not confirmed."""
    open_order(buyer, number)
    buyer.follow("Cancel the order", inside=".turn")
    buyer.fill({"Reason": "The project was put off."}, inside="main")
    buyer.press("Cancel the order")
    buyer.sees("Cancelled")
