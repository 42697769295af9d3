"""Publishing policies: numbered, never changed, in force at once or after 15 days."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection

from marketplace.kernel.clock import played_at
from marketplace.kernel.outbox import relay
from marketplace.kernel.party import SYSTEM, VISITOR, Party
from marketplace.kernel.refusal import Refused
from marketplace.notices.models import Notice
from marketplace.privacy.actions import PolicyFacts, publish_policy_version
from marketplace.privacy.models import AppendOnlyError, PolicyVersion
from marketplace.privacy.rules.policies import QUESTIONS, Text
from tests.privacy.texts import publish
from tests.world import World

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
NO = dict.fromkeys(QUESTIONS, False)
NEXT = PolicyFacts(key="terms", texts=(Text("en", "T", "new", "It is new."),), answers=NO)


@pytest.fixture
def editor(world: World) -> Party:
    return world.office.editor


def test_versions_are_numbered_and_in_force_at_once(editor: Party) -> None:
    with played_at(NOON):
        first, second = publish("terms", by=editor), publish("terms", by=editor)
    assert [(v.number, v.material, v.effective_at) for v in (first, second)] == [
        (1, False, NOON),
        (2, False, NOON),
    ]


@pytest.mark.parametrize("question", QUESTIONS)
def test_any_yes_makes_it_material_and_gives_15_days(editor: Party, question: str) -> None:
    with played_at(NOON):
        publish("terms", by=editor)
        second = publish("terms", question, by=editor)
    assert second.material and getattr(second, question)
    assert second.effective_at == datetime(2026, 12, 7, 22, 59, 59, 999999, tzinfo=UTC)


def test_no_version_overtakes_one_that_waits(editor: Party) -> None:
    publish("terms", by=editor)
    waiting = publish("terms", "new_duty", by=editor)
    small = publish("terms", by=editor)
    assert (small.material, small.effective_at) == (False, waiting.effective_at)


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        (replace(NEXT, key="unheard-of"), "unknown_policy"),
        (replace(NEXT, texts=()), "no_source"),
        (replace(NEXT, texts=(*NEXT.texts, Text("fr", "T", "", "x"))), "half"),
        (replace(NEXT, texts=(Text("en", "T", "new", " "),)), "no_summary"),
        (replace(NEXT, answers={"new_duty": False}), "unanswered"),
        (replace(NEXT, texts=(Text("en", "The terms", "old", "x"),)), "unchanged"),
    ],
)
def test_what_is_not_published(editor: Party, facts: PolicyFacts, code: str) -> None:
    publish("terms", by=editor, body="old")
    with pytest.raises(Refused) as refusal:
        publish_policy_version(facts, by=editor)
    assert refusal.value.code == code
    assert PolicyVersion.objects.count() == 1


def test_a_first_version_changes_nothing_yet(editor: Party) -> None:
    with pytest.raises(Refused, match="changes nothing"):
        publish_policy_version(replace(NEXT, answers=NO | {"new_duty": True}), by=editor)


@pytest.mark.parametrize("role", ["moderator", "finance", "owner", "system", "visitor"])
def test_only_editors_publish(role: str) -> None:
    with pytest.raises(Refused, match="Only editors"):
        publish_policy_version(NEXT, by=Party(1, None, role))
    assert not SYSTEM.may("edit") and not VISITOR.may("edit")


def test_nobody_changes_or_removes_a_version(editor: Party) -> None:
    version = publish("terms", by=editor)
    rows = PolicyVersion.objects.all()
    for attempt in (version.save, version.delete, rows.delete, lambda: rows.update(number=9)):
        with pytest.raises(AppendOnlyError):
            attempt()


@pytest.mark.server
@pytest.mark.parametrize(
    "sql",
    ["UPDATE privacy_policyversion SET texts = '{}'", "DELETE FROM privacy_policyversion"],
)
def test_the_database_refuses_too(editor: Party, sql: str) -> None:
    publish("terms", by=editor)
    with pytest.raises(IntegrityError, match="never changed"), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_knows_what_is_material(editor: Party) -> None:
    row = publish("terms", by=editor)
    row.pk, row.number, row.material = None, 2, True
    with pytest.raises(IntegrityError):
        row.save()


def test_everybody_is_told_once_of_a_material_version(editor: Party) -> None:
    publish("terms", by=editor)
    relay()
    assert not Notice.objects.filter(kind="policy.terms").exists()
    version = publish("terms", "less_right", by=editor)
    relay()
    told = Notice.objects.filter(kind="policy.terms", url=version.get_absolute_url())
    assert told.filter(person_id=editor.person_id).count() == 1
    assert told.first().title.startswith("Terms of use: new version after ")


def test_a_version_in_force_already_is_not_announced(editor: Party) -> None:
    with played_at(NOON - timedelta(days=90)):
        publish("terms", by=editor)
        publish("terms", "less_right", by=editor)
    relay()
    assert not Notice.objects.filter(kind="policy.terms").exists()
