"""Who gets into the editors' mount, and what editors may do there."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import Page

from cms.editors import GROUP, seat_all
from cms.models import TextPage
from marketplace.accounts.actions import make_staff
from marketplace.accounts.models import User
from marketplace.kernel.party import STAFF_ROLES, SYSTEM, Party
from tests.cms import writing
from tests.world import World

pytestmark = pytest.mark.django_db
FIRST_PAGE = {
    "title": "A new title",
    "lead": "A new lead",
    "shelves-count": "1",
    "shelves-0-deleted": "",
    "shelves-0-order": "0",
    "shelves-0-type": "lead",
    "shelves-0-id": "",
    "shelves-0-value-audience": "visitors",
    "comments-TOTAL_FORMS": "0",
    "comments-INITIAL_FORMS": "0",
    "action-publish": "1",
}


@pytest.fixture
def editor(world: World) -> Client:
    return world.client(world.office.editor)


def person(party: Party) -> User:
    """Return the person behind a party."""
    return User.objects.get(pk=party.person_id)


def test_an_editor_gets_in(editor: Client) -> None:
    assert editor.get("/cms/").status_code == 200
    assert 'href="/cms/"' in editor.get("/moderation/").content.decode()


@pytest.mark.parametrize("role", sorted(STAFF_ROLES - {"editor"}))
def test_no_other_role_gets_in(world: World, role: str) -> None:
    user = make_staff("office@demo.example", role, by=SYSTEM)
    assert not user.has_perm("wagtailadmin.access_admin")


def test_members_and_visitors_do_not_get_in(world: World) -> None:
    assert world.client().get("/cms/")["Location"].startswith("/accounts/login/")
    for party in (world.buyer, world.seller, world.office.moderator):
        assert world.client(party).get("/cms/").status_code in (302, 403)
        assert not person(party).has_perm("wagtailadmin.access_admin")


def test_a_change_of_role_counts_at_once(world: World, editor: Client) -> None:
    make_staff(person(world.office.editor).email, "moderator", by=SYSTEM)
    assert editor.get("/cms/").status_code in (302, 403)
    assert not Group.objects.get(name=GROUP).user_set.exists()


def test_editors_from_before_are_seated(world: World) -> None:
    user = person(world.office.editor)
    user.groups.clear()
    seat_all(apps.get_model)
    assert [group.name for group in user.groups.all()] == [GROUP]


def test_an_editor_may_write_and_publish_below_home_and_remove_nothing_above(
    db: None,
) -> None:
    user = make_staff("new.editor@demo.example", "editor", by=SYSTEM)
    on_home = writing.home().permissions_for_user(user)
    assert on_home.can_edit() and on_home.can_publish() and on_home.can_add_subpage()
    assert not any((on_home.can_delete(), on_home.can_unpublish(), on_home.can_move()))
    assert not Page.objects.get(depth=1).permissions_for_user(user).can_add_subpage()
    for other in ("wagtailcore.add_site", "accounts.change_user", "wagtailusers.add_user"):
        assert not user.has_perm(other)


def test_an_editor_changes_and_publishes_the_first_page(editor: Client) -> None:
    page = writing.home()
    url = f"/cms/pages/{page.pk}/edit/"
    assert editor.get(url).status_code == 200
    answer = editor.post(url, FIRST_PAGE | {"slug": page.slug})
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    assert "A new lead" in Client().get("/").content.decode()


@pytest.mark.parametrize(
    ("mode", "seen"), [("visitor", "Register your company"), ("", "What waits for you")]
)
def test_an_editor_looks_at_the_draft_as_a_visitor_or_as_themselves(
    editor: Client, mode: str, seen: str
) -> None:
    page = writing.home()
    url = f"/cms/pages/{page.pk}/edit/preview/"
    assert editor.post(f"{url}?mode={mode}", FIRST_PAGE | {"slug": page.slug}).json()["is_valid"]
    answer = editor.get(f"{url}?mode={mode}")
    assert seen in answer.content.decode()
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_an_editor_makes_a_page_and_not_at_an_address_of_the_market(editor: Client) -> None:
    url = f"/cms/pages/add/cms/textpage/{writing.home().pk}/"
    typed = {
        "title": "Imprint",
        "slug": "desk",
        "body-count": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }
    assert b"belongs to the market" in editor.post(url, typed).content
    assert editor.post(url, typed | {"slug": "imprint"}).status_code == 302
    assert TextPage.objects.get().address == "/imprint/"


@pytest.mark.parametrize("chooser", ["listing", "company", "category"])
def test_choosers_offer_what_is_public(world: World, editor: Client, chooser: str) -> None:
    listing = world.listing()
    found = editor.get(f"/cms/{chooser}_chooser/results/?q=OKI")
    assert found.status_code == 200
    assert (listing.title.encode() in found.content) is (chooser == "listing")
    assert world.client(world.buyer).get(f"/cms/{chooser}_chooser/").status_code in (302, 403)


def test_a_hidden_listing_is_not_offered(world: World, editor: Client) -> None:
    listing = world.listing()
    type(listing).objects.filter(pk=listing.pk).update(status="unpublished")
    assert listing.title.encode() not in editor.get("/cms/listing_chooser/").content
