"""From the first page to a verified seller, with one refusal, in three languages."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import joining, reviewing, selling
from tests.journeys.joining import Newcomer
from tests.journeys.market import Market
from tests.journeys.person import Person
from tests.journeys.selling import Offered

pytestmark = pytest.mark.server
Meet = Callable[..., Person]

NEWCOMERS = {
    "en": Newcomer(
        "nora@example.org", "Nora", "Keller", "Keller Pumpen GmbH", "DE", "eu.vat", "DE136695976",
        "Hamburg", "20457",
    ),
    "fr": Newcomer(
        "nadine@example.org", "Nadine", "Roux", "Roux Robinetterie SAS", "FR", "fr.siren",
        "732829320", "Marseille", "13002",
    ),
    "zh-hans": Newcomer(
        "lin@example.org", "Lin", "Zhao", "Ningbo Harbour Valves Co., Ltd.", "CN", "cn.uscc",
        "91110000600037341L", "Ningbo", "315000", "Zhejiang Sheng",
    ),
}  # fmt: skip
FIRST_STEPS = 120
"""Seconds from the sign-up page to being able to order, with the identity paper handed in."""


@pytest.mark.parametrize("language", sorted(NEWCOMERS))
def test_a_newcomer_becomes_a_verified_seller(
    person: Meet, market: Market, papers: Path, language: str
) -> None:
    who, newcomer = NEWCOMERS[language], person(language=language)
    seconds = first_steps(newcomer, market, who, papers)
    assert seconds < FIRST_STEPS
    refused_for_its_licence(newcomer, person("moderator"), who, papers)
    accepted_at_the_second_try(newcomer, person("moderator"), who, papers)
    valve = Offered(f"Valve {language}", "31514000-2", "V-1", {1: "9.90"}, 20)
    selling.publish(newcomer, valve)
    person().open("/companies/?q=" + who.company.split()[0])
    person().finds(who.company)


def first_steps(newcomer: Person, market: Market, who: Newcomer, papers: Path) -> float:
    """Join and hand the identity paper in; return how many seconds it took."""
    begun = time.monotonic()
    newcomer.open("/accounts/signup/")
    joining.sign_up(newcomer, market, who)
    joining.hand_in_identity(newcomer, who, papers)
    return time.monotonic() - begun


def refused_for_its_licence(
    newcomer: Person, moderator: Person, who: Newcomer, papers: Path
) -> None:
    """Submit a licence of somebody else; read why it came back."""
    joining.fill_the_file(newcomer, who, papers, holder="Somebody Else Ltd")
    joining.submit(newcomer)
    reviewing.accept_the_person(moderator, who.name)
    reviewing.claim(moderator, who.company)
    reviewing.find_wrong(moderator, "Licence", "The licence is of another company.")
    reviewing.send_back(moderator, "One paper is not yours.")
    newcomer.on_desk("Company file")
    newcomer.sees("The licence is of another company.")


def accepted_at_the_second_try(
    newcomer: Person, moderator: Person, who: Newcomer, papers: Path
) -> None:
    """Give the right licence, submit again, be verified."""
    joining.add_licence(newcomer, who, papers, who.company)
    joining.submit(newcomer, "Submit again")
    reviewing.claim(moderator, who.company)
    reviewing.approve(moderator)
    newcomer.on_desk("Company file")
    newcomer.sees("Verified")
