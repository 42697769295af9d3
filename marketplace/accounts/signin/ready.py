"""What the sign-in registers with the kernel and the notices when the application is ready."""

from django.utils.translation import gettext_lazy as _

from marketplace.accounts.actions import people, recovery
from marketplace.accounts.signin import outgoing, texts
from marketplace.accounts.signin.factors import SECRETS
from marketplace.accounts.signin.log import WORDS
from marketplace.accounts.signin.notices import KINDS
from marketplace.accounts.signin.queries import count_recoveries
from marketplace.kernel import effects, events, outbox, rail, vault
from marketplace.notices import kinds


def register() -> None:
    """Take the outbox's topics, effects, words, kinds of notices and places."""
    outbox.handles(texts.TOPIC, texts.deliver, apart=True)
    outbox.handles(recovery.TOPIC, recovery.deliver)
    outbox.handles(people.WRONG_CODE, people.note_wrong_code)
    outbox.handles(outgoing.TOPIC, outgoing.deliver, apart=True)
    effects.register("recovery.hand_over", recovery.hand_over)
    effects.register("recovery.tell_asker", recovery.tell_asker)
    effects.register("recovery.tell_person", recovery.tell_person)
    kinds.register(*KINDS)
    vault.watch(SECRETS)
    for name, text in WORDS.items():
        events.describe(name, text)
    _places()


def _places() -> None:
    rail.add(rail.Entry(section="me", label=_("Security"), url_name="account_security", order=25))
    rail.add(
        rail.Entry(
            section="moderation",
            label=_("Account recoveries"),
            url_name="recovery:queue",
            right="support",
            count=count_recoveries,
            order=25,
        )
    )
