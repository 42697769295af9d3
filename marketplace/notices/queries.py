"""Questions about notices."""

from marketplace.kernel.party import Party
from marketplace.notices import kinds
from marketplace.notices.models import Notice, Wish

USUAL = Wish()


def unread(person_id: int | None) -> int:
    """Return how many notices a person has not opened; 0 for a visitor."""
    if person_id is None:
        return 0
    return int(Notice.objects.filter(person_id=person_id, read_at=None).count())


def unread_of(party: Party) -> int:
    """Return the count for the desk's rail."""
    return unread(party.person_id)


def mail_of(notice: Notice) -> str:
    """Return when a notice goes by mail: must-send kinds at once, others as the person wishes."""
    if kinds.get(notice.kind).must_send:
        return str(Wish.Mail.AT_ONCE)
    return str(_wish(notice).mail)


def wants_text(notice: Notice) -> bool:
    """Say whether a notice also goes as a text: an urgent kind, a verified telephone, no wish
    against it."""
    person = notice.person
    may = kinds.get(notice.kind).urgent and person.phone and person.phone_verified
    return bool(may) and _wish(notice).text


def _wish(notice: Notice) -> Wish:
    mine = Wish.objects.filter(person_id=notice.person_id, kind=notice.kind)
    return mine.first() or USUAL
