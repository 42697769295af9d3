"""What newcomers do: join, agree, hand the identity paper in, fill the company file, submit it."""

import re
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.market import Market
from tests.journeys.person import Person, picture

CODE = re.compile(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", re.MULTILINE)
LINK = re.compile(r"http://127\.0\.0\.1:\d+(/invitations/\S+)")


@dataclass(frozen=True)
class Newcomer:
    """Somebody who joins with a company whose register number is a right one."""

    email: str
    first: str
    last: str
    company: str
    country: str
    register: str
    number: str
    city: str
    postcode: str
    region: str = ""

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.first} {self.last}"


def newest_mail(market: Market, to: str) -> str:
    """Return the newest mail to an address, as it was sent."""
    sent = sorted((market.data / "mail").glob("*"), key=lambda path: path.stat().st_mtime)
    return next(text for path in reversed(sent) if f"To: {to}" in (text := path.read_text()))


def mailed_code(market: Market, to: str) -> str:
    """Return the code of the newest mail to an address."""
    found = CODE.search(newest_mail(market, to))
    assert found, "no code in the newest mail"
    return found[1]


def sign_up(person: Person, market: Market, who: Newcomer, *, company: bool = True) -> None:
    """Fill the one form, type the code from the mail, agree to the terms."""
    facts = {"E-mail": who.email, "First name": who.first, "Last name": who.last}
    person.fill(facts, inside="main")
    if company:
        person.fill({"Company name": who.company}, inside="main")
    person.fill({"I am 18 or older": True}, inside="main")
    person.press("Make the account", inside="main")
    person.fill({"Code": mailed_code(market, who.email)}, inside="main")
    person.press("Confirm", inside="main")
    agree(person)


def agree(person: Person) -> None:
    """Tick what the market asks a newcomer to agree to."""
    person.page.wait_for_url("**/privacy/agree/**")
    for box in person.page.locator("main input[type=checkbox]").all():
        box.check()
    person.press("Agree and go on")


def prove(person: Person, market: Market, email: str) -> None:
    """Prove by a mailed code who acts, where a step asks for it and there is no password."""
    if "/accounts/prove/" in person.page.url:
        person.press("Send the code", inside="main")
        person.fill({"Code": mailed_code(market, email)}, inside="main")
        person.press("Confirm", inside="main")


def hand_in_identity(person: Person, who: Newcomer, papers: Path) -> None:
    """Give an identity document."""
    person.on_desk("Identity check")
    given = {
        "Document number": f"E{abs(hash(who.email)) % 10**8:08d}",
        "Valid until": "2033-05-31",
        "Picture or PDF of the document": picture(papers, "Passport", who.name),
        "I agree that moderators read this document to check who I am": True,
    }
    person.fill(given, inside="main")
    person.press("Send the document")
    person.sees("Waiting for the check")


def fill_the_file(person: Person, who: Newcomer, papers: Path, *, holder: str = "") -> None:
    """Write the register facts, the address and the licence; `holder` is the name on it."""
    person.open("/desk/company/register/")
    person.page.get_by_label(person.said("Country")).locator("visible=true").first.select_option(
        who.country
    )
    person.page.locator("[name=registration_kind]").select_option(who.register)
    person.page.locator("[name=registration_number]").fill(who.number)
    person.press("Save the section")
    person.open("/desk/company/address/")
    person.page.locator("[name=line1]").fill("Hafenstr. 7")
    for name in ("postcode", "city", "region"):
        person.page.locator(f"[name={name}]").fill(getattr(who, name))
    person.press("Save the section")
    add_licence(person, who, papers, holder or who.company)


def add_licence(person: Person, who: Newcomer, papers: Path, holder: str) -> None:
    """Hand a licence in with a name on it."""
    person.open("/desk/company/papers/new/?kind=licence")
    licence = {
        "Number": who.number,
        "Issued by": "Register office",
        "Name on the paper": holder,
        "Issued on": "2024-03-01",
        "Valid until": "2034-02-28",
        "File": picture(papers, "Business licence", holder),
    }
    person.fill(licence, inside="main")
    person.press("Add the paper")


def submit(person: Person, words: str = "Submit for verification") -> None:
    """Hand the file in for the verification."""
    person.on_desk("Company file")
    person.follow(words, inside=".turn")
    person.press(words, inside="main")
    person.sees("Submitted")
