"""A passkey from its making to signing in by it alone, with the browser's virtual authenticator.

A relying party can not be an address, so this market is visited at http://localhost.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from config.demo.cast import PASSWORD
from tests.journeys.market import Market
from tests.journeys.person import Person

pytestmark = pytest.mark.server
KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def claire(market: Market, browser: Browser) -> Iterator[Person]:
    """Claire at localhost, in a browser that has a device with passkeys; faults fail the test."""
    context = browser.new_context(locale="en-GB")
    said: list[ConsoleMessage] = []
    person = Person(context, market.url.replace("127.0.0.1", "localhost"), "buyer")

    def listen(message: ConsoleMessage) -> None:
        said.append(message)

    person.page.on("console", listen)
    with_authenticator(person.page)
    yield person
    context.close()
    assert [message.text for message in said if message.type == "error"] == []


def with_authenticator(page: Page) -> None:
    """Plug a device into the page that makes and uses passkeys without asking."""
    tools = page.context.new_cdp_session(page)
    tools.send("WebAuthn.enable")
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})


def add_passkey(person: Person) -> None:
    """Make a passkey, proving first who asks for it."""
    person.open("/accounts/2fa/webauthn/add/")
    person.fill({"Password": PASSWORD}, inside="main")
    person.press("Confirm", inside="main")
    person.press("Make the passkey")
    person.page.wait_for_url("**/recovery-codes/**")


def sign_out(person: Person) -> None:
    """Leave by the page that asks."""
    person.open("/accounts/logout/")
    person.press("Sign out", inside="main")


def test_a_passkey_is_made_and_signs_in_alone(claire: Person) -> None:
    claire.sign_in()
    add_passkey(claire)
    sign_out(claire)
    claire.open("/accounts/login/")
    claire.press("Use a passkey")
    claire.page.wait_for_url("**/desk/")
    claire.open("/desk/me/security/")
    claire.sees("passkey")


def test_beside_a_password_it_is_the_second_factor(claire: Person) -> None:
    """The first test's key is on the account; this browser has another device, so codes help."""
    claire.follow("Sign in")
    claire.fill({"E-mail": "buyer@demo.example", "Password": PASSWORD})
    claire.press("Sign in", inside="main")
    claire.sees("Second factor")
    claire.sees("Use a passkey")
