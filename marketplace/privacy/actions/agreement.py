"""Agreeing to versions of policies, not agreeing, and commenting what is to come."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.privacy.models import Consent, PolicyComment, PolicyVersion
from marketplace.privacy.purposes import POLICY_PREFIX


@transaction.atomic
def agree(versions: Iterable[PolicyVersion], *, by: Party, way: str) -> None:
    """Keep that the person agrees to these versions, each in the language of the page."""
    for version in versions:
        _answer(version, True, by, way)


@transaction.atomic
def decline(versions: Iterable[PolicyVersion], *, by: Party, way: str) -> None:
    """Keep that the person does not agree; copies of the data and the way out stay open."""
    for version in versions:
        _answer(version, False, by, way)


def _answer(version: PolicyVersion, given: bool, by: Party, way: str) -> None:
    if by.person_id is None:
        raise Refused(_("Sign in to choose."), code="wrong_actor")
    text, purpose = version.text, POLICY_PREFIX + version.policy.key
    row = Consent.objects.create(
        person_id=by.person_id,
        purpose=purpose,
        given=given,
        text_version=version.number,
        text_hash=text.hash,
        language=text.language,
        way=way,
        at=now(),
    )
    events.record("consent.given" if given else "consent.withdrawn", row, by=by, purpose=purpose)


@transaction.atomic
def comment(version: PolicyVersion, text: str, *, by: Party) -> PolicyComment:
    """Say something about a version before it counts. Raises Refused afterwards."""
    if by.person_id is None:
        raise Refused(_("Sign in to comment."), code="wrong_actor")
    if version.is_effective(now()):
        raise Refused(_("This version is in force; comments were open until then."), code="late")
    row = PolicyComment.objects.create(version=version, person_id=by.person_id, text=text, at=now())
    events.record("policy.commented", version, by=by)
    return row
