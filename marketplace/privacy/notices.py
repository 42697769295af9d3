"""Tells everybody, also by mail, that a policy will change: 15 days before it does."""

from typing import Final

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.kernel.clock import now
from marketplace.kernel.deadlines import day_of
from marketplace.kernel.models import Event
from marketplace.notices.actions import tell
from marketplace.notices.kinds import Kind
from marketplace.notices.models import Notice
from marketplace.privacy.models import PolicyVersion
from marketplace.privacy.rules.policies import KINDS as POLICIES

KINDS: Final = tuple(
    Kind(
        f"policy.{policy.key}",
        format_lazy(_("{policy}: new version after %(day)s"), policy=policy.title),
        _(
            "Until then the present version counts. Read what changes and tell us what you think"
            " of it. If you do not agree, you can take a copy of your data and close your account."
        ),
        must_send=True,
    )
    for policy in POLICIES.values()
)


def announce(event: Event) -> None:
    """Tell everybody of a material version that does not count yet; a second time nobody."""
    version = PolicyVersion.objects.select_related("policy").get(pk=event.object_id)
    if not version.material or version.is_effective(now()):
        return
    kind, url = f"policy.{version.policy.key}", version.get_absolute_url()
    told = Notice.objects.filter(kind=kind, url=url).values("person_id")
    people = User.objects.filter(is_active=True).exclude(pk__in=told)
    day = day_of(version.effective_at).isoformat()
    tell(people.values_list("pk", flat=True), kind, url=url, day=day)
