"""The page of a colleague's role: a change and a farewell are two buttons."""

from django.test import Client
from django.urls import reverse

from marketplace.companies.models import Member
from tests.members import acts
from tests.proving import prove
from tests.world import World


def page_of(world: World) -> tuple[Client, str, Member]:
    """Return the owner's browser, the address of the purchaser's role, and the purchaser."""
    member = acts.place(world.buyer)
    return prove(world.client(acts.owner(world))), reverse("members:role", args=[member.pk]), member


def test_no_role_is_no_farewell(world: World) -> None:
    browser, address, member = page_of(world)
    assert browser.post(address, {}).status_code == 422
    assert browser.post(address, {"role": ""}).status_code == 422
    member.refresh_from_db()
    assert (member.active, member.role) == (True, "purchaser")


def test_taking_out_needs_no_role(world: World) -> None:
    browser, address, member = page_of(world)
    assert browser.post(address, {"remove": "1"}).status_code == 302
    member.refresh_from_db()
    assert not member.active
