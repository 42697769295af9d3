"""One table of rights: every right has words, the page shows it, refused buttons name who can."""

import pytest
from django.urls import reverse

from marketplace.kernel.party import COMPANY_ROLES, RIGHTS, STAFF_ROLES, Party
from marketplace.members.words import COMPANY_RIGHTS, ROLES_IN_WORDS
from tests.members import acts
from tests.world import World, party_in

OF_COMPANIES = {name for name, roles in RIGHTS.items() if roles & COMPANY_ROLES}


def test_every_right_and_role_of_companies_has_words() -> None:
    assert {right.name for right in COMPANY_RIGHTS} == OF_COMPANIES
    assert set(ROLES_IN_WORDS) == COMPANY_ROLES
    assert not any(RIGHTS[name] & STAFF_ROLES for name in OF_COMPANIES)


@pytest.mark.parametrize("role", sorted(COMPANY_ROLES))
def test_the_words_say_what_the_rule_does(role: str) -> None:
    held = {right.name for right in COMPANY_RIGHTS if right.held_by(role)}
    assert held == {name for name in OF_COMPANIES if Party(1, 2, role).may(name)}


def test_the_page_shows_roles_rights_and_people(world: World) -> None:
    page = world.client(world.buyer).get(reverse("members:rights"))
    held = {
        (row["right"].name, role)
        for row in page.context["rights"]
        for role, has in row["roles"]
        if has
    }
    assert held == {(name, role) for name in OF_COMPANIES for role in RIGHTS[name]}
    assert "Marc Lefèvre" in page.content.decode()


def test_where_a_button_is_missing_stands_who_can(world: World) -> None:
    page = world.client(world.buyer).get(reverse("members:people")).content.decode()
    assert reverse("members:invite") not in page
    assert "Manage people and the company file" in page and "Hélène Fabre (owner)" in page


def test_who_may_sees_the_button_and_no_reason(world: World) -> None:
    page = world.client(acts.owner(world)).get(reverse("members:people")).content.decode()
    assert reverse("members:invite") in page and "These colleagues have it" not in page


def test_nobody_of_another_company_is_named(world: World) -> None:
    world.seller_company  # noqa: B018
    for name in ("people", "rights", "history", "units"):
        page = world.client(party_in(world.buyer_company, "approver")).get(
            reverse(f"members:{name}")
        )
        assert "Weber" not in page.content.decode() and page.status_code == 200
