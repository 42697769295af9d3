"""The search server is away: watched by one message until it answers, told once to those who mend.

The message is the record of the outage: every process reads it, and none has to ask the server.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from marketplace.accounts.models import User
from marketplace.kernel import outbox
from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Message
from marketplace.notices.actions import tell
from search.actions import TOPIC as INDEXING
from search.engine import Ask, Away, Unavailable
from search.engines import chosen
from search.queries import owed

TOPIC: Final = "search.watch"
AGAIN: Final = timedelta(seconds=15)
"""How long until a server that is away is asked again."""


def note() -> None:
    """Begin to watch, unless somebody does already."""
    if not owed(TOPIC).exists():
        outbox.enqueue(TOPIC, since=real_now().isoformat(), told=False)


def began_at() -> datetime | None:
    """Return since when the server is away, or None; one query."""
    watch = owed(TOPIC).order_by("pk").first()
    return datetime.fromisoformat(watch.payload["since"]) if watch else None


def watch(payload: dict[str, Any]) -> None:
    """Ask the server: when it answers let the index catch up, else tell staff and ask later."""
    if _has_rival(payload):
        return
    try:
        chosen().search(Ask(limit=0))
    except Away:
        _go_on(payload)
        return
    except Unavailable:
        pass  # the server answers, if only to say that there is no index
    owed(INDEXING).filter(attempts=0, leased_until=None).update(not_before=real_now())


def _has_rival(payload: dict[str, Any]) -> bool:
    """Say whether another message watches: two processes may note an outage at one moment."""
    rival = Q(pk__lt=payload["message"])
    if not payload["told"]:
        rival |= Q(payload__told=True)
    return owed(TOPIC).exclude(pk=payload["message"]).filter(rival).exists()


@transaction.atomic
def _go_on(payload: dict[str, Any]) -> None:
    if not payload["told"]:
        _tell()
    message = outbox.enqueue(TOPIC, since=payload["since"], told=True)
    Message.objects.filter(pk=message.pk).update(not_before=real_now() + AGAIN)


def _tell() -> None:
    administrators = User.objects.filter(
        staff_role=User.StaffRole.PLATFORM_ADMINISTRATOR, is_active=True
    )
    url = reverse("moderation:index")
    tell(administrators.values_list("pk", flat=True), "search.away", url=url)
