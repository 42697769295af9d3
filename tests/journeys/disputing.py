"""What the two sides and the moderators do with a dispute."""

from pathlib import Path

from tests.journeys import buying
from tests.journeys.person import Person, picture


def open_dispute(buyer: Person, order: str, title: str, papers: Path) -> str:
    """Open a dispute on all pieces of one line and return its number."""
    buying.open_order(buyer, order)
    buyer.follow("Open a dispute", inside="main", exact=False)
    buyer.prove()
    buyer.fill({title: True}, inside="#which")
    claim = {
        "Damaged on arrival": True,
        "What happened?": "The carton was crushed; every second piece is bent.",
        "Full refund": True,
        "File": picture(papers, f"Crushed carton {order}", "Half of the pieces are bent"),
        "What it shows": "The crushed carton",
        "Does it show data": "It shows no data",
        "Yes, the other side": True,
    }
    buyer.fill(claim, inside="main form")
    buyer.press("Open the dispute")
    buyer.sees("What comes next")
    return buyer.page.locator("h1").inner_text().removeprefix("Dispute ").split()[0]


def look_at(side: Person, number: str, section: str) -> None:
    """Open a dispute from the list of one's own."""
    side.on_desk("Disputes", section)
    side.follow(number, inside="main")


def decline(seller: Person, number: str) -> None:
    """Decline what the buyer asks for."""
    look_at(seller, number, "Selling")
    seller.follow("Decline", inside=".talk", exact=False)
    seller.press("Decline")
    seller.sees("declined")


def escalate(buyer: Person, number: str) -> None:
    """Ask a moderator to decide."""
    look_at(buyer, number, "Buying")
    buyer.follow("Ask a moderator to decide", inside=".turn")
    buyer.press("Ask a moderator to decide")
    buyer.sees("Evidence")


def propose(side: Person, number: str, section: str, title: str, refund: str) -> None:
    """Propose a partial refund."""
    look_at(side, number, section)
    side.follow("Propose something else", inside="main")
    offer = {"Partial refund": True, title: refund, "Note": "A third of the pieces is bent."}
    side.fill(offer, inside="main form")
    side.press("Send the proposal")
    side.sees("open")


def accept_proposal(side: Person, number: str, section: str) -> None:
    """Accept what the other side proposed."""
    look_at(side, number, section)
    side.follow("Accept", inside=".talk", exact=False)
    side.press("Accept")
    side.sees("Settled")


def take_the_file(moderator: Person, number: str) -> None:
    """Take a file from the queue of disputes."""
    moderator.on_platform("Disputes")
    moderator.press("Take the file", inside=f"main tr:has-text('{number}')")


def rule(moderator: Person, number: str, title: str, refund: str) -> None:
    """Take the file and rule on its one line, with rule, reasons and evidence."""
    take_the_file(moderator, number)
    moderator.on_platform("Disputes")
    moderator.follow(number, inside="main")
    moderator.follow("Rule", inside=".turn", exact=False)
    verdict = {
        "Partial refund": True,
        f"Amount: {title}": refund,
        f"Reason for this line: {title}": "The picture shows that a part of the pieces is bent.",
        "Rule it rests on": "Who bears damage",
        "Reasons": "The seller bears what happens on the way; the picture shows how much.",
        "The crushed carton": True,
    }
    moderator.fill(verdict, inside="main form")
    moderator.press("Announce the ruling")
    moderator.sees("Ruling")


def accept_ruling(side: Person, number: str, section: str) -> None:
    """Accept what was ruled."""
    look_at(side, number, section)
    side.follow("Accept the ruling", inside=".turn")
    side.press("Accept the ruling")


def appeal(side: Person, number: str, section: str) -> None:
    """Ask for another moderator."""
    look_at(side, number, section)
    side.follow("Appeal", inside=".turn")
    side.fill(
        {"What is wrong with the ruling?": "The carrier's scan shows fewer bent pieces."},
        inside="main form",
    )
    side.press("Appeal")
