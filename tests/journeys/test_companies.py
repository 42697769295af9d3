"""A colleague with a limit, a change after approval, a licence that ends, a suspension."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys import buying, joining, reviewing, selling
from tests.journeys.joining import LINK, Newcomer
from tests.journeys.market import Market
from tests.journeys.person import Person
from tests.journeys.selling import Offered

pytestmark = pytest.mark.server
Meet = Callable[..., Person]

TRAY = Offered("Letter tray of steel T5", "30192800-9", "TRAY-T5", {1: "30.00"}, stock=100)
COLLEAGUE = Newcomer(
    "ines@example.org", "Inès", "Petit", "Atelier Lyon SAS", "FR", "", "", "Lyon", "69001"
)
RHONE, RENAMED = "Papeterie du Rhône SARL", "Rhône Papier"
MADRID, MILANO = "Iberia Ofimática S.L.", "Officina Digitale Milano S.r.l."


def test_an_invited_colleague_has_a_limit_that_bites(person: Meet, market: Market) -> None:
    selling.publish(person("seller2"), TRAY)
    owner, colleague = person("owner"), person(script=False)
    invite(owner, COLLEAGUE.email, "Purchaser", per_order="50")
    found = LINK.search(joining.newest_mail(market, COLLEAGUE.email))
    assert found
    colleague.open(found[1])
    colleague.follow("Sign up", inside="main")
    joining.sign_up(colleague, market, COLLEAGUE, company=False)
    colleague.press("Accept", inside="main")
    colleague.sees("Atelier Lyon SAS")
    buying.add(colleague, TRAY.title, 2)
    colleague.open("/basket/")
    colleague.sees("This basket is above your spending limit.")
    raise_limit(owner, COLLEAGUE.name, "500")
    colleague.open("/basket/")
    assert not colleague.page.get_by_text("above your spending limit").count()


def invite(owner: Person, email: str, role: str, *, per_order: str) -> None:
    """Invite one person with a role and a limit per order in EUR."""
    owner.on_desk("People")
    owner.follow("Invite people", inside="main", exact=False)
    owner.prove()
    owner.fill({"E-mail addresses": email, "Role": role, "At most per order": per_order})
    owner.press("Send the invitations")
    owner.sees("1 invitation sent")


def raise_limit(owner: Person, name: str, per_order: str) -> None:
    """Let a colleague order for more at once."""
    owner.on_desk("People")
    owner.follow("Limits", inside=f"tr:has-text('{name}')", exact=False)
    owner.prove()
    owner.fill({"At most per order": per_order}, inside="main")
    owner.press("Save the limits")


def test_a_change_after_approval_leaves_the_old_version_public(person: Meet) -> None:
    seller, visitor = person("seller.rhone"), person()
    seller.open("/desk/company/register/")
    seller.fill({"Trade name": RENAMED}, inside="main")
    seller.press("Ask for the change")
    asked = seller.page.url
    visitor.open("/companies/?q=Rh%C3%B4ne")
    visitor.finds(RHONE)
    assert not visitor.page.get_by_text(RENAMED).count()
    accept_the_change(person("moderator"))
    seller.page.goto(asked)
    seller.sees("Change accepted")
    visitor.open("/companies/?q=Rh%C3%B4ne")
    visitor.finds(RENAMED)


def accept_the_change(moderator: Person) -> None:
    """Compare the two versions side by side and accept the new one."""
    moderator.open("/moderation/companies/?work=changes")
    moderator.follow(RHONE, inside="main", exact=False)
    if "/changes/" not in moderator.page.url:
        moderator.follow("A change of this file waits", exact=False)
    assert moderator.page.locator("ins").inner_text() == RENAMED
    moderator.follow("Claim", inside=".turn")
    moderator.press("Claim", inside="main")
    moderator.follow("Accept", inside=".turn", exact=False)
    moderator.press("Accept", inside="main")


def test_a_suspension_holds_payouts_and_a_second_moderator_lifts_it(person: Meet) -> None:
    owner, first, second = person("seller.milano"), person("moderator"), person("moderator2")
    suspend(first)
    owner.open("/desk/company/")
    owner.sees("Suspended")
    owner.follow("Appeal", inside=".turn", exact=False)
    owner.fill({"Why the suspension should be lifted": "The papers are in order."}, inside="main")
    owner.press("Send the appeal")
    first.on_platform("Company files")
    first.follow(MILANO, inside="main", exact=False)
    assert not first.page.locator(".turn").get_by_role("link", name="Lift").count()
    second.on_platform("Company files")
    second.follow(MILANO, inside="main", exact=False)
    second.follow("Reinstate", inside=".turn", exact=False)
    second.fill({"Reason": "Shown to be in order."}, inside="main")
    second.press("Reinstate", inside="main")
    owner.open("/desk/company/")
    owner.sees("Verified")


def suspend(moderator: Person) -> None:
    """Suspend the seller in Milan, having read what it touches."""
    moderator.open("/moderation/companies/?state=verified&q=Milano")
    moderator.follow(MILANO, inside="main", exact=False)
    moderator.follow("Suspend", inside=".turn")
    moderator.sees("would be hidden")
    moderator.fill(
        {"Ground": "Papers that are forged", "Facts": "The register does not know the number."},
        inside="main",
    )
    moderator.press("Suspend this company")


def test_a_person_in_two_companies_keeps_them_apart(person: Meet) -> None:
    two = person("two")
    act_for(two, "owner")
    buying.add(two, "Letter tray of steel T5", 1)
    two.open("/basket/")
    two.sees("Letter tray of steel T5")
    act_for(two, "")
    two.open("/basket/")
    assert not two.page.get_by_text("Letter tray of steel T5").count()


def act_for(person: Person, role: str) -> None:
    """Switch to the company in which the person has a role; without one to the other company."""
    person.page.locator(".shell-company summary").click()
    other = person.page.locator(".shell-company button:not([aria-current])")
    wanted = person.page.locator(".shell-company button", has_text=role) if role else other
    wanted.first.click()
    person.sees("You now act for")


def test_a_licence_ends_and_the_next_one_brings_the_company_back(
    person: Meet, market: Market, papers: Path
) -> None:
    """Two years and a month later: reminders have come, the listings are gone from the market."""
    seller, visitor = person("seller.madrid"), person()
    market.advance("731d")
    market.advance("30d")
    seller.open("/desk/company/")
    seller.sees("Expired")
    seller.open("/desk/notices/")
    seller.sees("The verification of")
    visitor.open("/companies/?q=Iberia")
    assert not visitor.page.get_by_role("link", name=MADRID).count()
    facts = Newcomer("", "", "", MADRID, "ES", "", "B-4711", "Madrid", "28001")
    joining.add_licence(seller, facts, papers, MADRID)
    joining.submit(seller, "Submit again")
    reviewing.claim(person("moderator"), MADRID)
    reviewing.approve(person("moderator"))
    visitor.open("/companies/?q=Iberia")
    visitor.finds(MADRID)
