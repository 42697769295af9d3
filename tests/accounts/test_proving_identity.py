"""Where the identity check is asked for: one sentence why, and the way back."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import reverse
from django.utils.html import escape
from django.views.generic import View

from marketplace.accounts.models import User
from marketplace.accounts.proving_identity import WHY, IdentityMixin, identity_address
from marketplace.kernel import steps
from marketplace.kernel.party import Party
from tests.accounts.documents import MODERATOR, given, picture

pytestmark = pytest.mark.django_db
HERE = "/listings/7/publish/?a=1"


class Publishing(IdentityMixin, View):
    identity_for = "publish"

    def get(self, request: Any) -> HttpResponse:
        del request
        return HttpResponse("the page")

    post = get


def opened(by: Party, method: str = "get") -> HttpResponse:
    request = getattr(RequestFactory(), method)(HERE)
    request.party = by
    return Publishing.as_view()(request)


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_gave_nothing_is_led_to_the_check(own: Party, method: str) -> None:
    answer = opened(own, method)
    assert answer["location"] == identity_address("publish", HERE)


def test_while_a_moderator_looks_the_page_opens(own: Party) -> None:
    check = given(own)
    assert opened(own).content == b"the page"
    steps.take(check, "accept", by=MODERATOR)
    assert opened(own).content == b"the page"


def test_after_a_refusal_it_is_the_persons_turn_again(own: Party) -> None:
    steps.take(given(own), "refuse", by=MODERATOR, reason="Blurred")
    assert opened(own).status_code == 302


@pytest.mark.parametrize("activity", sorted(WHY))
def test_the_check_says_in_one_sentence_why_it_is_asked_for(
    client: Any, claire: User, own: Party, activity: str
) -> None:
    client.force_login(claire)
    page = client.get(identity_address(activity, HERE)).content.decode()
    assert str(WHY[activity]) in page
    assert str(WHY[activity]).count(".") == 1


def test_without_a_known_activity_nothing_is_said(client: Any, claire: User, own: Party) -> None:
    client.force_login(claire)
    assert "Why we ask now" not in client.get(identity_address("nothing", "/")).content.decode()


@pytest.mark.parametrize(
    ("back", "goes_to"),
    [
        ("/catalogue/?q=a", "/catalogue/?q=a"),
        ("https://elsewhere.example/", "/accounts/identity/"),
        ("//elsewhere.example/", "/accounts/identity/"),
        ("/\\elsewhere.example", "/accounts/identity/"),
        ("javascript:alert(1)", "/accounts/identity/"),
        ("", "/accounts/identity/"),
    ],
)
def test_after_handing_in_one_is_back_at_a_page_of_this_market_alone(
    client: Any, claire: User, own: Party, back: str, goes_to: str
) -> None:
    client.force_login(claire)
    given_ = {"kind": "passport", "number": "12AB34567", "expires_on": "2031-03-01"}
    typed = given_ | {"document": picture(), "agreed": "on"}
    answer = client.post(identity_address("publish", back), typed)
    assert (answer.status_code, answer["location"]) == (302, goes_to)


def test_what_was_forgotten_is_asked_again_with_the_way_back(
    client: Any, claire: User, own: Party
) -> None:
    client.force_login(claire)
    answer = client.post(identity_address("publish", "/basket/"), {"kind": "passport"})
    assert answer.status_code == 422
    assert str(WHY["publish"]) in answer.content.decode()


def test_who_waits_already_finds_the_way_back_as_a_link(
    client: Any, claire: User, own: Party
) -> None:
    steps.take(given(own), "accept", by=MODERATOR)
    client.force_login(claire)
    page = client.get(identity_address("publish", "/basket/")).content.decode()
    assert '<a href="/basket/">Back to where you were</a>' in page
    assert 'name="number"' not in page


def test_the_own_number_is_shown_after_a_fresh_proof_alone(
    client: Any, claire: User, own: Party
) -> None:
    given(own)
    client.force_login(claire)
    answer = client.post(reverse("own_identity_number"))
    assert answer.status_code == 302
    assert "12AB34567" not in client.get(reverse("account_identity")).content.decode()


def noted(by: Party) -> str:
    """Return what a page with the tag shows."""
    request = RequestFactory().get(HERE)
    request.party = by
    page = Template("{% load identity %}{% identity_note 'publish' %}")
    return page.render(Context({"request": request})).strip()


def test_a_page_notes_what_stands_in_the_way_and_leads_there(own: Party) -> None:
    address = escape(identity_address("publish", HERE))
    assert f'<a href="{address}">Go to the identity check</a>' in noted(own)
    check = given(own)
    assert f'<a href="{address}">See where the check stands</a>' in noted(own)
    steps.take(check, "accept", by=MODERATOR)
    assert noted(own) == ""
