"""What sellers and moderators do: a company is verified, a person is checked, a listing stands."""

from dataclasses import dataclass
from pathlib import Path

from tests.journeys.person import Person, picture

LANTERN = "Suzhou Lantern Lighting Co., Ltd."


@dataclass(frozen=True)
class Offered:
    """A listing to publish: quantity -> unit price in EUR, net."""

    title: str
    category: str
    sku: str
    tiers: dict[int, str]
    stock: int


def complete_the_file(seller: Person, papers: Path) -> None:
    """Hand the licence in and submit the company file."""
    seller.on_desk("Company file")
    seller.follow("Add a paper", exact=False)
    licence = {
        "Kind": "Business licence",
        "Number": "91440300MA5G2K8X9R",
        "Issued by": "Suzhou Market Supervision",
        "Name on the paper": LANTERN,
        "Issued on": "2024-03-01",
        "Valid until": "2034-02-28",
        "File": picture(papers, "Business licence", LANTERN),
    }
    seller.fill(licence)
    seller.press("Add the paper")
    seller.follow("Submit for verification", inside=".turn")
    seller.press("Submit")
    seller.sees("Submitted")


def hand_in_identity(seller: Person, papers: Path) -> None:
    """Give an identity document."""
    seller.on_desk("Identity check")
    given = {
        "Document number": "E12345678",
        "Valid until": "2033-05-31",
        "Picture or PDF": picture(papers, "Passport", "Yu Tang"),
        "I agree": True,
    }
    seller.fill(given)
    seller.press("Send the document")
    seller.sees("Waiting for the check")


def publish(seller: Person, offered: Offered) -> None:
    """Write a listing, give it prices and stock, publish it."""
    seller.on_desk("Listings")
    seller.follow("New listing", inside="main", exact=False)
    seller.fill({"Title": offered.title, "Category": offered.category}, inside="main")
    seller.press("Keep the draft and go on to prices")
    terms: dict[str, object] = {"Your article number (SKU)": offered.sku, "Currency": "EUR"}
    for row, (least, price) in enumerate(offered.tiers.items(), start=1):
        facts = {"row": row}
        terms[seller.said("Row %(row)s, from quantity") % facts] = least
        terms[seller.said("Row %(row)s, unit price") % facts] = price
    seller.fill(terms | {"Stock": offered.stock}, inside="main")
    seller.press("Save prices and terms")
    seller.follow("Publish", inside=".turn")
    seller.press("Publish")
    seller.sees(seller.said("Done: %(step)s") % {"step": seller.said("Publish")})
