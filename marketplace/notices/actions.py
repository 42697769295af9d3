"""Telling people, marking as read, and choosing what comes by mail."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from marketplace.kernel import outbox
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.notices import kinds
from marketplace.notices.mail import TOPIC
from marketplace.notices.models import Mute, Notice


@transaction.atomic
def tell(people: Iterable[int], kind: str, *, url: str = "", **facts: Any) -> list[Notice]:
    """Tell people (keys) something, in the caller's transaction; the mail follows its commit.

    `facts` fill the named places of the kind's words. Raises LookupError for an unknown kind and
    KeyError for a missing fact, so that a wrong notice never leaves.
    """
    words = kinds.get(kind)
    plain = {name: _plain(value) for name, value in facts.items()}
    words.title_of(plain), words.text_of(plain)
    at = now()
    told = [
        Notice.objects.create(person_id=person, kind=kind, facts=plain, url=url, at=at)
        for person in sorted(set(people))
    ]
    for notice in told:
        outbox.enqueue(TOPIC, notice=notice.pk)
    return told


def _plain(value: Any) -> str | int:
    return value if isinstance(value, int) else str(value)


def mark_read(notice: Notice, *, by: Party) -> None:
    """Note that the person opened the notice; a second time changes nothing."""
    Notice.objects.visible_to(by).unread().filter(pk=notice.pk).update(read_at=now())


def mark_all_read(*, by: Party) -> int:
    """Note that the person has seen everything; return how many were new."""
    count: int = Notice.objects.visible_to(by).unread().update(read_at=now())
    return count


@transaction.atomic
def choose_mail(wanted: Iterable[str], *, by: Party) -> None:
    """Keep mail for the kinds wanted and mute the others; legal and money kinds always come.

    Raises Refused for somebody who is not signed in.
    """
    if by.person_id is None:
        raise Refused("Sign in to choose.", code="wrong_actor")
    unwanted = {kind.name for kind in kinds.registered() if not kind.must_send} - set(wanted)
    Mute.objects.visible_to(by).delete()
    Mute.objects.bulk_create(Mute(person_id=by.person_id, kind=kind) for kind in sorted(unwanted))
