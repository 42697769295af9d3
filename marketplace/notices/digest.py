"""The daily mail: what a person wanted once a day, sent by the market's clock in the morning."""

from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils.translation import ngettext

from marketplace.kernel import outbox
from marketplace.kernel.clock import now
from marketplace.notices import kinds
from marketplace.notices.mail import absolute, drawn, in_language_of, send
from marketplace.notices.models import Notice, Wish

TOPIC = "notices.digest"
AT_A_TIME = 5000


@transaction.atomic
def send_due() -> int:
    """Owe each person one mail of the notices that are due; return how many mails."""
    due = Notice.objects.select_for_update().filter(digest_at__lte=now()).order_by("at", "pk")
    mine: dict[int, list[int]] = {}
    for key, person in due.values_list("pk", "person_id")[:AT_A_TIME]:
        mine.setdefault(person, []).append(key)
    for keys in mine.values():
        outbox.enqueue(TOPIC, notices=keys)
        Notice.objects.filter(pk__in=keys).update(digest_at=None)
    return len(mine)


def deliver(payload: dict[str, Any]) -> None:
    """Send one daily mail: the handler of the outbox topic.

    What was read meanwhile is left out, and kinds of which the person now wants no mail.
    """
    waiting = Notice.objects.filter(pk__in=payload["notices"], kind__in=kinds.names_in(""))
    never = Wish.objects.filter(person_id=OuterRef("person_id"), mail=Wish.Mail.NEVER)
    wanted = waiting.unread().exclude(Exists(never.filter(kind=OuterRef("kind"))))
    told = list(wanted.select_related("person").order_by("at", "pk"))
    if not told or not told[0].person.is_active:
        return
    with in_language_of(told[0].person):
        subject = ngettext("%(n)s notice", "%(n)s notices", len(told)) % {"n": len(told)}
        entries = [(notice, absolute(notice.url)) for notice in told]
        words = {"entries": entries, "person": told[0].person}
        send(drawn("digest", subject, f"digest-{payload['message']}", words))
