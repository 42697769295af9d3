"""While an account is frozen money, bank, membership, identity and contact points wait."""

from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from marketplace.accounts.actions import (
    change_person,
    change_photo,
    make_staff,
    reveal_number,
)
from marketplace.accounts.actions.compromise import freeze
from marketplace.accounts.actions.demo import DEMO_SECRET
from marketplace.accounts.actions.minors import close_minor
from marketplace.accounts.actions.people import own_party
from marketplace.accounts.models import User
from marketplace.companies.actions.members import leave
from marketplace.kernel import steps
from marketplace.kernel.party import SYSTEM, Party
from marketplace.kernel.refusal import Refused
from tests.accounts.documents import given, picture
from tests.members import acts
from tests.world import World

pytestmark = pytest.mark.django_db
BANNER = "Your account is frozen"
HELD = (
    "account_identity",
    "own_identity_number",
    "me",
    "photo",
    "account_change_password",
    "account_set_password",
    "members:leave",
    "companies:new",
    "privacy:copy",
)


def cold(user: User) -> Party:
    """Freeze somebody and return them as the next request sees them."""
    freeze(user, by=own_party(user), way="page")
    return Party(user.pk, None, "viewer", frozen=True)


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("name", HELD)
def test_pages_that_change_who_one_is_lead_to_the_proofs(claire: User, name: str) -> None:
    cold(claire)
    answer = browser(claire).post(reverse(name), {}, follow=True)
    assert answer.redirect_chain[0] == (reverse("account_unfreeze"), 302)
    assert "Prove who you are first." in answer.content.decode()


@pytest.mark.parametrize("name", ["members:ask", "members:answer"])
def test_so_do_those_that_bring_a_place_in_a_company(claire: User, name: str) -> None:
    cold(claire)
    answer = browser(claire).post(reverse(name, args=["1"]))
    assert answer["location"] == reverse("account_unfreeze")


def test_without_the_freezing_they_do_not(claire: User) -> None:
    answer = browser(claire).post(reverse("me"), {})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "deed",
    [
        lambda user, by: change_person(user, by=by, fixed_line="+33 1 23 45 67 89"),
        lambda user, by: change_photo(user, None, by=by),
        lambda user, by: given(by),
        lambda user, by: reveal_number(user.identity_check, purpose="own", by=by),
        lambda user, by: steps.take(user.identity_check, "withdraw", by=by),
    ],
)
def test_the_actions_refuse_too_in_clear_words(
    claire: User, deed: Any, settings: Any, tmp_path: Any
) -> None:
    settings.PRIVATE_DIR = tmp_path
    given(own_party(claire), document=picture())
    by = cold(claire)
    with pytest.raises(Refused, match="Your account is frozen. Prove who you are first."):
        deed(User.objects.get(pk=claire.pk), by)


def test_a_frozen_colleague_can_not_leave(world: World) -> None:
    owner, second = acts.owner(world), acts.colleague(world.buyer_company, "viewer")
    by = Party(second.person_id, second.company_id, second.role, frozen=True)
    with pytest.raises(Refused, match="frozen"):
        leave(acts.place(second), by=by)
    leave(acts.place(second), by=second)
    assert owner.company_id == second.company_id


def test_frozen_support_closes_nobody(claire: User) -> None:
    with pytest.raises(Refused):
        close_minor(claire, reason="x", by=Party(claire.pk + 9, None, "support", frozen=True))


@pytest.mark.parametrize("page", ["home", "me", "account_identity", "usersessions_list"])
def test_every_page_says_so_with_the_way_out(claire: User, page: str) -> None:
    assert BANNER not in browser(claire).get(reverse(page)).content.decode()
    cold(claire)
    text = browser(claire).get(reverse(page)).content.decode()
    assert text.count(BANNER) == 1
    assert reverse("account_unfreeze") in text


def test_staff_see_it_on_their_desk(claire: User) -> None:
    TOTP.activate(claire, DEMO_SECRET)
    cold(make_staff(claire.email, "moderator", by=SYSTEM))
    assert BANNER in browser(claire).get(reverse("moderation:index")).content.decode()


@pytest.mark.parametrize("place", ["/admin/", "/cms/", "/admin/accounts/user/"])
def test_nobody_administers_with_a_frozen_account(claire: User, place: str) -> None:
    TOTP.activate(claire, DEMO_SECRET)
    User.objects.filter(pk=claire.pk).update(is_superuser=True)
    boss = make_staff(claire.email, "platform_administrator", by=SYSTEM)
    assert browser(boss).get(place).status_code == 200
    cold(boss)
    assert browser(boss).get(place)["location"] == reverse("account_unfreeze")


def test_the_page_of_the_proofs_says_it_once(claire: User) -> None:
    cold(claire)
    page = browser(claire).get(reverse("account_unfreeze")).content.decode()
    assert page.partition("<main")[2].count(BANNER) == 1
    assert page.partition("<main")[0].count(BANNER) == 0


def test_others_never_see_it(claire: User) -> None:
    cold(claire)
    assert BANNER not in Client().get(reverse("home")).content.decode()
