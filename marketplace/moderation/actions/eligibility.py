"""Rules of eligibility: added and ended by moderators, never changed."""

from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.kernel import events
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.moderation.facts import RuleFacts
from marketplace.moderation.models import EligibilityRule
from marketplace.moderation.words import ACTIVITIES, DEMANDS


@transaction.atomic
def add_rule(facts: RuleFacts, *, by: Party) -> EligibilityRule:
    """Add a rule; it holds at once. Raises Refused for anybody but moderators, and for a rule that
    is in force already."""
    person, given = _moderator(by), checked(facts)
    rule = EligibilityRule.objects.create(**given, by_id=person, at=now())
    events.record("eligibility_rule.added", rule, by=by, **given)
    return rule


def checked(facts: RuleFacts) -> dict[str, str]:
    """Return a rule as it would be kept. Raises Refused, with the field, where it can not be."""
    if facts.activity not in dict(ACTIVITIES) or facts.demand not in dict(DEMANDS):
        raise Refused(_("Choose from the list."), code="unknown", field="activity")
    if facts.demand == "paper" and not facts.paper:
        raise Refused(_("Say which paper is demanded."), code="missing", field="paper")
    if facts.category and not facts.category.isdigit():
        raise Refused(_("Give digits only: 3023 for 30230000-0."), code="format", field="category")
    given = asdict(facts) | ({"paper": ""} if facts.demand == "closed" else {})
    same = {name: value for name, value in given.items() if name != "because"}
    if EligibilityRule.objects.in_force().filter(**same).exists():
        raise Refused(_("This rule is in force already."), code="twice", field="activity")
    return given


@transaction.atomic
def end_rule(rule: EligibilityRule, *, by: Party, reason: str) -> None:
    """End a rule at once; a second time changes nothing. Raises Refused without a reason."""
    _moderator(by)
    if not reason.strip():
        raise Refused(_("Say why the rule ends."), code="missing", field="reason")
    if EligibilityRule.objects.in_force().filter(pk=rule.pk).update(ended_at=now()):
        events.record("eligibility_rule.ended", rule, by=by, reason=reason)


def _moderator(by: Party) -> int:
    if not by.may("verify") or by.person_id is None:
        raise Refused(_("Only moderators change rules."), code="wrong_actor")
    return by.person_id
