"""Telling people, marking as read, and choosing how notices come."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.kernel import outbox
from marketplace.kernel.clock import now
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.notices import kinds, mail, texting
from marketplace.notices.models import Notice, Wish


@transaction.atomic
def tell(people: Iterable[int], kind: str, *, url: str = "", **facts: Any) -> list[Notice]:
    """Tell people (keys) something, in the caller's transaction; mail and texts follow its commit.

    `facts` fill the named places of the kind's words. Raises LookupError for an unknown kind and
    KeyError for a missing fact, so that a wrong notice never leaves.
    """
    words = kinds.get(kind)
    plain = {name: _plain(value) for name, value in facts.items()}
    words.title_of(plain), words.text_of(plain)
    at = now()
    told = Notice.objects.bulk_create(
        (
            Notice(person_id=person, kind=kind, facts=plain, url=url, at=at)
            for person in sorted(set(people))
        ),
        batch_size=outbox.AT_A_TIME,
    )
    for topic in (mail.TOPIC, texting.TOPIC) if words.urgent else (mail.TOPIC,):
        outbox.enqueue_many(topic, ({"notice": notice.pk} for notice in told))
    return told


def _plain(value: Any) -> str | int:
    return value if isinstance(value, int) else str(value)


def mark_read(notice: Notice, *, by: Party) -> None:
    """Note that the person opened the notice; a second time changes nothing."""
    Notice.objects.visible_to(by).unread().filter(pk=notice.pk).update(read_at=now())


def mark_all_read(*, by: Party, area: str = "") -> int:
    """Note that the person has seen everything, or everything of an area; return how many were
    new."""
    mine = Notice.objects.visible_to(by).unread()
    if area:
        mine = mine.filter(kind__in=kinds.names_in(area))
    count: int = mine.update(read_at=now())
    return count


@transaction.atomic
def choose(wanted: Mapping[str, tuple[str, bool]], *, by: Party) -> None:
    """Keep how a person wants kinds: (when by mail, also as a text) by kind.

    Mail of must-send kinds stays at once whatever is asked. Raises Refused for somebody who is not
    signed in, LookupError for an unknown kind.
    """
    if by.person_id is None:
        raise Refused(_("Sign in to choose."), code="wrong_actor")
    Wish.objects.visible_to(by).filter(kind__in=wanted).delete()
    wishes = (_wish(name, *wanted[name]) for name in sorted(wanted))
    Wish.objects.bulk_create(_for(by.person_id, wish) for wish in wishes if not _is_usual(wish))


def _wish(name: str, mail: str, text: bool) -> Wish:
    usual = Wish.Mail.AT_ONCE
    return Wish(kind=name, mail=usual if kinds.get(name).must_send else mail, text=text)


def _is_usual(wish: Wish) -> bool:
    return wish.mail == Wish.Mail.AT_ONCE and wish.text


def _for(person_id: int, wish: Wish) -> Wish:
    wish.person_id = person_id
    return wish
