"""The archive that everybody reads, and the editors' desk, as a browser without script uses
them."""

import re
from typing import Any

import pytest
from django.test import Client

from marketplace.kernel.party import Party
from marketplace.privacy.actions import agree, save_draft
from marketplace.privacy.models import Policy, PolicyVersion
from marketplace.privacy.rules import policies as rules
from tests.hostile.attack import faults
from tests.hostile.fields import forms_of
from tests.privacy.texts import FIRST, publish
from tests.world import World

pytestmark = pytest.mark.django_db
DRAFT, CHECK = "/moderation/policies/cookies/", "/moderation/policies/cookies/check/"
FIRST_DRAFT = {"title_en": "Cookies", "body_en": "## A\nOne two three."}
NO = dict.fromkeys(
    (
        "new_purpose",
        "new_recipient",
        "longer_storage",
        "less_right",
        "new_duty",
        "new_country",
    ),
    "no",
)


@pytest.fixture
def editor(world: World) -> Party:
    return world.office.editor


@pytest.fixture
def desk(world: World, editor: Party) -> Client:
    return world.client(editor)


def page(client: Client, path: str) -> str:
    """Return a page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_without_policies_the_list_says_so(client: Client) -> None:
    assert "No policy is published yet" in page(client, "/privacy/policies/")
    assert client.get("/privacy/policies/terms/").status_code == 404


def test_every_old_version_stays_with_date_summary_and_difference(
    client: Client, editor: Party
) -> None:
    publish("cookies", by=editor)
    publish("cookies", by=editor)
    publish("cookies", "longer_storage", by=editor)
    present = page(client, "/privacy/policies/cookies/")
    assert "This is text 2." in present and "to come" in present
    for number in (1, 2, 3):
        assert f"/privacy/policies/cookies/{number}/" in present
        assert f"This is text {number}." in page(client, f"/privacy/policies/cookies/{number}/")
    second = page(client, "/privacy/policies/cookies/2/")
    assert "Text 2 is new." in second
    assert ">1.</del>" in second and ">2.</ins>" in second


@pytest.mark.parametrize("path", ["terms/1/", "cookies/9/", "unheard/", "cookies/0/"])
def test_what_was_never_published_is_not_found(client: Client, editor: Party, path: str) -> None:
    publish("cookies", by=editor)
    assert client.get(f"/privacy/policies/{path}").status_code == 404


def test_the_privacy_policy_holds_the_table_of_data(client: Client, editor: Party) -> None:
    publish("privacy", by=editor)
    assert "To check that a real person acts" in page(client, "/privacy/policies/privacy/")


def test_a_language_without_its_text_reads_the_english_one(client: Client, editor: Party) -> None:
    publish("cookies", by=editor, language="fr")
    client.cookies["django_language"] = "fr"
    assert "FR The cookies" in page(client, "/privacy/policies/cookies/")
    client.cookies["django_language"] = "zh-hans"
    read = page(client, "/privacy/policies/cookies/")
    assert "以英文文本为准" in read and '<div class="prose" lang="en">' in read


def test_a_text_can_not_script(client: Client, editor: Party) -> None:
    publish("cookies", by=editor, body="## <script>a\n<img src=x onerror=b> [https://a.example]")
    read = page(client, "/privacy/policies/cookies/")
    assert "<script>a" not in read and "<img src=x" not in read
    assert 'href="/leaving/?to=https%3A%2F%2Fa.example%3A' in read


def pressed(desk: Client) -> Any:
    """Publish what the page shows."""
    found = re.search(r'name="seen" value="(\w{64})"', page(desk, CHECK))
    assert found
    return desk.post(CHECK, {"seen": found[1]})


def test_a_draft_that_nobody_showed_the_editor_is_not_published(
    desk: Client, editor: Party
) -> None:
    desk.post(DRAFT, FIRST_DRAFT)
    shown = rules.fingerprint(Policy.objects.get().draft)
    save_draft("cookies", FIRST_DRAFT | {"body_en": "Another editor's."}, by=editor)
    for seen in (shown, ""):
        answer = desk.post(CHECK, {"seen": seen})
        assert answer.status_code == 422 and "changed meanwhile" in answer.content.decode()
    assert not PolicyVersion.objects.exists()


def test_an_editor_drafts_looks_and_publishes(desk: Client) -> None:
    assert desk.get(CHECK)["Location"] == DRAFT
    assert desk.post(DRAFT, FIRST_DRAFT)["Location"] == CHECK
    assert "Not material" in page(desk, CHECK)
    assert not PolicyVersion.objects.exists()
    assert pressed(desk)["Location"] == "/privacy/policies/cookies/1/"
    assert Policy.objects.get().draft == {}
    assert PolicyVersion.objects.get().text.body == "## A\nOne two three."


def test_the_next_draft_begins_as_the_version_before(desk: Client, editor: Party) -> None:
    publish("cookies", by=editor, body=FIRST)
    assert "We run the market." in page(desk, DRAFT)
    next_ = {"title_en": "C", "body_en": "Other.", "summary_en": "All of it.", **NO}
    desk.post(DRAFT, next_ | {"new_country": "yes"})
    shown = page(desk, CHECK)
    assert "Everybody is told now" in shown and "<del>" in shown
    pressed(desk)
    assert PolicyVersion.objects.get(number=2).new_country


def test_a_question_left_open_refuses_and_keeps_what_was_typed(desk: Client, editor: Party) -> None:
    publish("cookies", by=editor)
    typed = {"title_en": "C", "body_en": "Marker", "summary_en": "s", **NO}
    del typed["less_right"]
    answer = desk.post(DRAFT, typed)
    assert answer.status_code == 422
    assert "Marker" in answer.content.decode()


def test_a_draft_without_a_difference_is_refused_when_published(
    desk: Client, editor: Party
) -> None:
    before = publish("cookies", by=editor)
    same = {"title_en": before.text.title, "body_en": before.text.body, "summary_en": "s", **NO}
    desk.post(DRAFT, same)
    answer = pressed(desk)
    assert answer.status_code == 422
    assert "Nothing differs" in answer.content.decode()


@pytest.mark.parametrize("path", ["/moderation/policies/", DRAFT, CHECK])
def test_only_editors_get_to_the_desk(world: World, path: str) -> None:
    assert world.client().get(path)["Location"].startswith("/accounts/login/")
    for party in (world.buyer, world.office.moderator, world.office.finance):
        assert world.client(party).get(path).status_code == 404


def test_an_unheard_of_policy_has_no_form(desk: Client) -> None:
    assert desk.get("/moderation/policies/unheard-of/").status_code == 404


def test_the_desk_lists_every_policy(desk: Client, editor: Party) -> None:
    publish("terms", by=editor)
    desk.post("/privacy/agree/", {"terms_1": "on"})
    read = page(desk, "/moderation/policies/")
    assert "Terms of use" in read and "version 1" in read and "How results are ordered" in read


@pytest.mark.parametrize("path", [DRAFT, CHECK, "/privacy/agree/", "/privacy/policies/terms/2/"])
def test_no_form_breaks_writes_or_forgets(desk: Client, editor: Party, path: str) -> None:
    publish("terms", by=editor)
    if "agree" not in path:
        agree(PolicyVersion.objects.all(), by=editor, way="test")
    publish("terms", "new_duty", by=editor)
    desk.post(DRAFT, FIRST_DRAFT)
    forms = [f for f in forms_of(path, desk.get(path).content) if "/accounts/" not in f.action]
    assert len(forms) > 1
    assert [line for form in forms for line in faults(desk, form)] == []
