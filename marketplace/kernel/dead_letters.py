"""What could not be delivered: as staff see it on the platform's desk, and owed again."""

from typing import Any

from django.db.models import Count, QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from marketplace.kernel.clock import real_now
from marketplace.kernel.models import Message


def by_topic() -> list[tuple[str, int]]:
    """Return (topic, how many) of dead messages, in order of topic."""
    dead = Message.objects.exclude(dead_at=None).order_by("topic")
    return list(dead.values_list("topic").annotate(number=Count("pk")))


def note(_context: dict[str, Any]) -> SafeString:
    """Render the note for the slot of the queues; nothing while nothing is dead."""
    topics = by_topic()
    if not topics:
        return SafeString("")
    return render_to_string("kernel/dead_letters.html", {"topics": topics})


def revive(messages: QuerySet[Message]) -> int:
    """Owe dead messages again from the first attempt on; return how many."""
    return messages.exclude(dead_at=None).update(dead_at=None, attempts=0, not_before=real_now())
