"""What moderators do with people and files: claim, judge each point, cite sources, decide."""

from tests.journeys.person import Person

REGISTER, PUBLIC = "Register extract", "Public source"
CITED = {
    "Source": "Commercial register",
    "Address": "https://register.example/4711",
    "Read on": "2026-11-20",
    "What it says": "Entered and active.",
}


def claim(moderator: Person, company: str) -> None:
    """Take a file of the queue."""
    moderator.on_platform("Company files")
    moderator.follow(company, inside="main", exact=False)
    moderator.follow("Claim", inside=".turn")
    moderator.press("Claim")
    moderator.sees("claimed by you")


def find_wrong(moderator: Person, point: str, reason: str) -> None:
    """Write why a point of the claimed file is not in order."""
    moderator.follow("Remark", inside=f"tr:has(th:has-text('{point}'))", exact=False)
    moderator.fill({"What is wrong": reason}, inside="main")
    moderator.press("Keep the remark")
    moderator.sees(reason)


def send_back(moderator: Person, words: str) -> None:
    """Send the claimed file back with its remarks."""
    moderator.fill({"Said over the remarks": words}, inside="main")
    moderator.press("Send back with these remarks")


def approve(moderator: Person) -> None:
    """Find all points of the claimed file in order, cite two sources, approve it."""
    send(moderator, "All points are in order")
    for source in (REGISTER, PUBLIC):
        moderator.follow(f"Cite {source}", inside="#diligence", exact=False)
        moderator.fill(CITED, inside="main")
        send(moderator, "Cite this source")
    moderator.follow("Approve", inside=".turn")
    moderator.press("Approve")


def send(moderator: Person, words: str) -> None:
    """Press a button and wait for the page that answers."""
    with moderator.page.expect_navigation():
        moderator.press(words)


def accept_the_person(moderator: Person, name: str) -> None:
    """Look at an identity document and accept it."""
    moderator.on_platform("Identity checks")
    moderator.follow(name, inside="main")
    moderator.follow("Accept", inside=".turn")
    moderator.press("Accept")
    moderator.sees("Accepted")
