"""Writing and publishing policies."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.deadlines import end_of_day_after
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.privacy.models import Policy, PolicyVersion
from marketplace.privacy.queries.policies import forget_versions
from marketplace.privacy.rules import policies as rules
from marketplace.privacy.rules.policies import KINDS, NOTICE_DAYS, QUESTIONS, SOURCE, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFacts:
    """What an editor wrote: the policy's key, its texts, and the six answers (none at first)."""

    key: str
    texts: tuple[Text, ...]
    answers: Mapping[str, bool] = field(default_factory=dict)


def _editor(by: Party) -> int:
    if by.person_id is None or not by.may("edit"):
        raise Refused(_("Only editors write policies."), code="wrong_actor")
    return by.person_id


@transaction.atomic
def save_draft(key: str, draft: dict[str, Any], *, by: Party) -> Policy:
    """Keep an editor's draft (as the form holds it). Raises Refused for an unknown policy."""
    _editor(by)
    policy = _policy(key)
    policy.draft = draft
    policy.save(update_fields=["draft"])
    events.record("policy.drafted", policy, by=by)
    return policy


def _policy(key: str) -> Policy:
    if key not in KINDS:
        raise Refused(_("There is no such policy."), code="unknown_policy")
    policy, _made = Policy.objects.get_or_create(key=key)
    locked: Policy = Policy.objects.select_for_update().get(pk=policy.pk)
    return locked


@transaction.atomic
def publish_policy_version(
    facts: PolicyFacts, *, by: Party, seen: str | None = None
) -> PolicyVersion:
    """Publish the next version: in force at once, or after 15 days when an answer is yes.

    `seen`: fingerprint of the draft that the editor looked at. Raises Refused when it was changed
    meanwhile, without the source language, a summary of the changes, an answer to each of the
    six questions (a first version has neither), or when nothing differs from the version before.
    """
    editor = _editor(by)
    policy = _policy(facts.key)
    if seen is not None and seen != rules.fingerprint(policy.draft):
        raise Refused(
            _("The draft was changed meanwhile. Read it again, then publish it."), code="changed"
        )
    before = policy.versions.order_by("-number").first()
    _check(facts, before)
    answers = {name: facts.answers.get(name, False) for name in QUESTIONS}
    at, material = now(), rules.is_material(answers)
    version = PolicyVersion.objects.create(
        policy=policy,
        number=before.number + 1 if before else 1,
        texts={text.language: asdict(text) | {"hash": text.hash} for text in facts.texts},
        material=material,
        published_by_id=editor,
        published_at=at,
        effective_at=_in_force_from(at, material, before),
        **answers,
    )
    Policy.objects.filter(pk=policy.pk).update(draft={})
    forget_versions()
    transaction.on_commit(forget_versions)
    events.record("policy.published", version, by=by, number=version.number, material=material)
    return version


def _in_force_from(at: datetime, material: bool, before: PolicyVersion | None) -> datetime:
    return rules.in_force_from(
        at,
        material=material,
        notice_ends=end_of_day_after(at, NOTICE_DAYS),
        waiting=before.effective_at if before else None,
    )


def _check(facts: PolicyFacts, before: PolicyVersion | None) -> None:
    if SOURCE not in {text.language for text in facts.texts}:
        raise Refused(_("Write the English text first."), code="no_source", field="title_en")
    if not all(text.title.strip() and text.body.strip() for text in facts.texts):
        raise Refused(_("A language has both, a title and a text, or neither."), code="half")
    if before is not None:
        _check_change(facts, before)
    elif any(facts.answers.values()):
        raise Refused(_("A first version changes nothing yet."), code="first_version")


def _check_change(facts: PolicyFacts, before: PolicyVersion) -> None:
    if not all(text.summary.strip() for text in facts.texts):
        raise Refused(_("Say in every language what changed."), code="no_summary")
    if set(facts.answers) != set(QUESTIONS):
        raise Refused(_("Answer each of the six questions."), code="unanswered")
    hashes = {language: text["hash"] for language, text in before.texts.items()}
    if hashes == {text.language: text.hash for text in facts.texts}:
        raise Refused(_("Nothing differs from the version before."), code="unchanged")
