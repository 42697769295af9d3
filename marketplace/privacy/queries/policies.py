"""Questions about policies: which versions there are, which count now, who still has to agree."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.core.cache import cache
from django.http import HttpRequest

from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.privacy.models import Policy, PolicyComment, PolicyVersion
from marketplace.privacy.purposes import POLICY_PREFIX
from marketplace.privacy.queries.consents import last_answers, last_answers_for
from marketplace.privacy.rules import policies as rules
from marketplace.privacy.rules.policies import KINDS, Known

Answers = dict[str, tuple[bool, int]]
_KEPT: Final = ("privacy.policy_versions", 60)
"""Where every process finds the list without asking the database, and for how many seconds."""


def known_versions() -> list[Known]:
    """Return what the rules need of every published version; one query."""
    rows = PolicyVersion.objects.order_by("policy__key", "number")
    return [
        Known(*row) for row in rows.values_list("policy__key", "number", "material", "effective_at")
    ]


def versions_for(request: HttpRequest) -> list[Known]:
    """Return the same for a page: once for a request, from the cache for a minute."""
    known: list[Known] | None = getattr(request, "policy_versions", None)
    if known is None:
        key, seconds = _KEPT
        known = cache.get_or_set(key, known_versions, seconds) or []
        request.policy_versions = known  # type: ignore[attr-defined]
    return known


def forget_versions() -> None:
    """Let the next page ask the database again."""
    cache.delete(_KEPT[0])


def _agreed(answers: Answers) -> dict[str, int]:
    """Return policy key -> number of the version that somebody with these answers agrees to."""
    return {
        purpose.removeprefix(POLICY_PREFIX): version
        for purpose, (given, version) in answers.items()
        if given and purpose.startswith(POLICY_PREFIX)
    }


def has_declined(answers: Answers) -> bool:
    """Say whether the last answer to a policy is a no."""
    return any(not given for name, (given, _v) in answers.items() if name.startswith(POLICY_PREFIX))


def has_answered(answers: Answers) -> bool:
    """Say whether somebody was ever asked about a policy: to others nothing is a change."""
    return any(name.startswith(POLICY_PREFIX) for name in answers)


def owed_by(person_id: int, versions: Iterable[Known]) -> list[Known]:
    """Return the versions that a person still has to agree to."""
    return rules.to_agree(versions, _agreed(last_answers(person_id)), now())


def owed_for(request: Any) -> list[Known]:
    """Return the same for whoever asks for this page; no query more while nothing asks."""
    person_id = request.party.person_id
    asking = [version for version in versions_for(request) if version.key in rules.ASKING]
    if person_id is None or not asking:
        return []
    return rules.to_agree(asking, _agreed(last_answers_for(request, person_id)), now())


def loaded(versions: Iterable[Known]) -> list[PolicyVersion]:
    """Return these versions with their texts, in the order of the list of policies."""
    wanted = {(version.key, version.number) for version in versions}
    rows = PolicyVersion.objects.filter(policy__key__in=[key for key, _n in wanted])
    found = {(row.policy.key, row.number): row for row in rows.select_related("policy")}
    return [found[pair] for pair in sorted(wanted, key=_place) if pair in found]


def _place(pair: tuple[str, int]) -> tuple[int, int]:
    return list(KINDS).index(pair[0]), pair[1]


def in_force(versions: Iterable[Known]) -> list[PolicyVersion]:
    """Return the version of each policy that counts now, in the order of the list; one query."""
    return loaded(rules.current(versions, now()).values())


def coming(versions: Sequence[Known]) -> list[PolicyVersion]:
    """Return the versions that are published and do not count yet; no query when there are none."""
    waiting = rules.coming(versions, now()) if versions else ()
    return loaded(waiting) if waiting else []


def versions_of(policy: Policy) -> list[PolicyVersion]:
    """Return every version of a policy, the newest first; one query."""
    return list(policy.versions.select_related("policy").order_by("-number"))


def comments_on(version: PolicyVersion, party: Party) -> Any:
    """Return the comments on a version that the party may read, oldest first."""
    return PolicyComment.objects.visible_to(party).filter(version=version).select_related("person")
