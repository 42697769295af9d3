"""Where consents and policies show up in lower parts: the rail, the words of events, notices."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel import effects, events, rail
from marketplace.notices import kinds
from marketplace.privacy import notices
from marketplace.privacy.actions import agree_to_identity_data

WORDS: Final = {
    "consent.given": _("Consent given"),
    "consent.withdrawn": _("Consent withdrawn"),
    "person.copied": _("Copy of the own data taken"),
    "policy.drafted": _("Policy drafted"),
    "policy.published": _("Policy published"),
    "policy.commented": _("Comment on a policy"),
}


def register() -> None:
    """Tell the kernel and the notices all of it."""
    effects.register("identity.agree", agree_to_identity_data)
    for name, words in WORDS.items():
        events.describe(name, words)
    events.subscribe("policy.published", notices.announce)
    kinds.register(*notices.KINDS)
    rail.add(rail.Entry(section="me", label=_("Consents"), url_name="privacy:consents", order=50))
    rail.add(
        rail.Entry(
            section="moderation",
            label=_("Policies"),
            url_name="policies:desk",
            right="edit",
            order=60,
        )
    )
