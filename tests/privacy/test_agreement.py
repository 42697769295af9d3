"""Who has to agree, to what, and when again; what stays open to who does not."""

from datetime import timedelta

import pytest
from django.db.models import QuerySet
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from marketplace.accounts.actions import Newcomer, enrol, make_staff
from marketplace.kernel.clock import now, played_at
from marketplace.kernel.party import SYSTEM, VISITOR, Party
from marketplace.kernel.refusal import Refused
from marketplace.privacy.actions import agree, comment, decline
from marketplace.privacy.models import Consent, PolicyVersion
from marketplace.privacy.queries import policies as queries
from tests.privacy.texts import publish
from tests.world import World

pytestmark = pytest.mark.django_db
AGREE = "/privacy/agree/"


@pytest.fixture
def editor(world: World) -> Party:
    return world.office.editor


@pytest.fixture
def buyer(world: World) -> Client:
    return world.client(world.buyer)


def asked(client: Client, path: str = "/desk/") -> bool:
    """Say whether a page sends the person to the agreement."""
    return str(client.get(path).headers.get("Location", "")).startswith(AGREE)


def answers() -> "QuerySet[Consent]":
    """Return the answers to policies, in order."""
    return Consent.objects.filter(purpose__startswith="policy.").order_by("id")


def owed(party: Party) -> list[str]:
    """Return what a person still has to agree to."""
    known = queries.owed_by(party.person_id or 0, queries.known_versions())
    return [f"{version.key} {version.number}" for version in known]


def test_without_a_policy_nobody_is_asked(buyer: Client) -> None:
    assert not asked(buyer)
    assert "nothing to agree to" in buyer.get(AGREE).content.decode()


def test_a_cookie_policy_asks_nobody(buyer: Client, editor: Party) -> None:
    publish("cookies", by=editor)
    assert not asked(buyer)


def test_a_person_is_asked_once_and_goes_on_where_they_were(buyer: Client, editor: Party) -> None:
    publish("terms", by=editor)
    wanted = "/catalogue/?sort=newest&page=2"
    assert (
        buyer.get(wanted)["Location"] == f"{AGREE}?next=%2Fcatalogue%2F%3Fsort%3Dnewest%26page%3D2"
    )
    answer = buyer.post(AGREE, {"terms_1": "on", "next": wanted})
    assert answer["Location"] == wanted
    assert not asked(buyer)


def test_only_who_answered_before_reads_of_changes(buyer: Client, editor: Party) -> None:
    publish("terms", by=editor)
    page = buyer.get(AGREE).content.decode()
    assert "or has changed" not in page and "This is what counts" in page
    buyer.post("/privacy/decline/")
    assert "or has changed" in buyer.get(AGREE).content.decode()


def test_nothing_is_ticked_and_nothing_kept_without_a_tick(buyer: Client, editor: Party) -> None:
    publish("terms", by=editor)
    page = buyer.get(AGREE).content.decode()
    assert 'type="checkbox" name="terms_1"' in page and "checked" not in page
    answer = buyer.post(AGREE, {"next": "/basket/"})
    assert answer.status_code == 422
    assert 'name="next" value="/basket/"' in answer.content.decode()
    assert not answers().exists()


def test_each_policy_has_its_own_answer(buyer: Client, world: World, editor: Party) -> None:
    for key in ("terms", "privacy"):
        publish(key, by=editor)
    buyer.post(AGREE, {"terms_1": "on", "privacy_1": "on"})
    rows = answers().values_list("purpose", "given", "text_version", "way", "person_id")
    assert sorted(rows) == [
        (f"policy.{key}", True, 1, "agreement page", world.buyer.person_id)
        for key in ("privacy", "terms")
    ]


def test_the_row_names_the_text_in_the_language_read(editor: Party, world: World) -> None:
    version = publish("terms", by=editor, language="fr")
    with override("fr"):
        agree([version], by=world.buyer, way="test")
    with override("zh-hans"):
        agree([version], by=world.buyer2, way="test")
    rows = answers().values_list("language", "text_hash")
    assert list(rows) == [(code, version.texts[code]["hash"]) for code in ("fr", "en")]


def test_a_small_change_asks_nobody_again(editor: Party, world: World) -> None:
    agree([publish("terms", by=editor)], by=world.buyer, way="test")
    publish("terms", by=editor)
    assert owed(world.buyer) == []
    assert owed(world.seller) == ["terms 2"]


def test_a_material_change_is_announced_then_asks_again(
    buyer: Client, editor: Party, world: World
) -> None:
    agree([publish("terms", by=editor)], by=world.buyer, way="test")
    publish("terms", "new_duty", by=editor)
    page = buyer.get("/desk/").content.decode()
    assert "a new version counts after" in page and "/privacy/policies/terms/2/" in page
    with played_at(now() + timedelta(days=16)):
        assert asked(buyer)
        assert "This is text 2" not in buyer.post(AGREE, {"terms_1": "on"}).content.decode()
        buyer.post(AGREE, {"terms_2": "on"})
        assert not asked(buyer)
        assert "a new version counts after" not in buyer.get("/desk/").content.decode()


def test_an_agreement_to_the_version_before_does_not_count_for_the_next(
    editor: Party, world: World
) -> None:
    """Somebody who has the page open while a version comes into force is shown the new one."""
    publish("terms", by=editor)
    client = world.client(world.seller)
    publish("terms", by=editor)
    assert client.post(AGREE, {"terms_1": "on"}).status_code == 422


@pytest.mark.parametrize(
    ("wanted", "gone"),
    [
        ("/catalogue/?q=bolt", "/catalogue/?q=bolt"),
        ("https://evil.example/", "/desk/"),
        ("//evil.example/", "/desk/"),
        ("/\\evil.example", "/desk/"),
        ("javascript:alert(1)", "/desk/"),
        ("", "/desk/"),
    ],
)
def test_the_way_on_stays_on_this_host(
    buyer: Client, editor: Party, wanted: str, gone: str
) -> None:
    publish("terms", by=editor)
    assert buyer.post(AGREE, {"terms_1": "on", "next": wanted})["Location"] == gone


def test_a_form_that_was_open_is_not_lost(world: World, editor: Party) -> None:
    listing, client = world.listing(), world.client(world.buyer)
    publish("terms", by=editor)
    client.post(reverse("basket:add", args=[listing.pk]), {"quantity": "3"})
    agree(PolicyVersion.objects.all(), by=world.buyer, way="test")
    assert listing.title in client.get("/basket/").content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/privacy/policies/",
        "/privacy/policies/terms/",
        "/privacy/policies/terms/1/",
        "/privacy/cookies/",
        "/privacy/consents/",
        "/privacy/data/",
        "/privacy/declined/",
        "/accounts/logout/",
        "/healthz",
        "/readyz",
    ],
)
def test_what_stays_open(buyer: Client, editor: Party, path: str) -> None:
    publish("terms", by=editor)
    assert buyer.get(path).status_code == 200


def test_visitors_read_on(client: Client, editor: Party) -> None:
    publish("terms", by=editor)
    assert client.get("/").status_code == client.get("/catalogue/").status_code == 200


def test_the_copy_stays_open_to_who_declines(buyer: Client, editor: Party, world: World) -> None:
    publish("terms", by=editor)
    assert buyer.post("/privacy/decline/")["Location"] == "/privacy/declined/"
    assert answers().get().given is False
    page = buyer.get("/privacy/declined/").content.decode()
    assert "Close your account" in page and reverse("privacy:copy") in page
    assert asked(buyer)
    copy = buyer.post("/privacy/copy/")
    assert copy.status_code == 302 or "privacy.Consent" in copy.json()


def test_who_declined_can_still_agree(buyer: Client, editor: Party, world: World) -> None:
    publish("terms", by=editor)
    buyer.post("/privacy/decline/")
    assert "did not agree the last time" in buyer.get(AGREE).content.decode()
    buyer.post(AGREE, {"terms_1": "on"})
    assert [row.given for row in answers()] == [False, True]
    assert owed(world.buyer) == []


def test_staff_are_asked_and_never_shut_out(world: World, editor: Party) -> None:
    publish("terms", by=editor)
    staff = world.client(world.office.moderator)
    assert asked(staff, "/moderation/")
    assert staff.get(AGREE).status_code == 200


def test_staff_without_a_second_factor_set_it_up_first(editor: Party) -> None:
    publish("terms", by=editor)
    client, door = Client(), "/accounts/2fa/totp/activate/"
    client.force_login(make_staff("late@firm.example", "moderator", by=SYSTEM))
    assert client.get("/moderation/")["Location"] == client.get(AGREE)["Location"] == door
    assert client.get(door).headers.get("Location", "") != AGREE


def test_who_joins_is_asked_after_the_first_sign_in(editor: Party) -> None:
    publish("terms", by=editor)
    newcomer = Newcomer(email="new@firm.example", first_name="New", last_name="Comer")
    client = Client()
    client.force_login(enrol(newcomer, by=SYSTEM))
    assert asked(client, "/desk/")


def test_comments_are_open_until_it_counts(buyer: Client, editor: Party, world: World) -> None:
    publish("terms", by=editor)
    agree(PolicyVersion.objects.all(), by=world.buyer, way="test")
    version = publish("terms", "new_duty", by=editor)
    url = reverse("privacy:comment", args=["terms", 2])
    assert buyer.post(url, {"text": "Too dear: https://a.example"}).status_code == 302
    mine = buyer.get(version.get_absolute_url()).content.decode()
    assert "Too dear" in mine and "/leaving/?to=" in mine
    stranger = world.client(world.seller).get(version.get_absolute_url()).content.decode()
    assert "Too dear" not in stranger
    assert [row.text for row in queries.comments_on(version, editor)][0].startswith("Too dear")
    with played_at(version.effective_at + timedelta(seconds=1)):
        assert buyer.post(url, {"text": "Late"}).status_code == 422


def test_nobody_answers_for_a_visitor(editor: Party) -> None:
    version = publish("terms", by=editor)
    for attempt in (
        lambda: agree([version], by=VISITOR, way="x"),
        lambda: decline([version], by=VISITOR, way="x"),
        lambda: comment(version, "x", by=VISITOR),
    ):
        with pytest.raises(Refused):
            attempt()
