"""Questions about notices."""

from marketplace.kernel.party import Party
from marketplace.notices import kinds
from marketplace.notices.models import Mute, Notice


def unread(person_id: int | None) -> int:
    """Return how many notices a person has not opened; 0 for a visitor."""
    if person_id is None:
        return 0
    return int(Notice.objects.filter(person_id=person_id, read_at=None).count())


def wants_mail(notice: Notice) -> bool:
    """Say whether a notice also goes by mail: must-send kinds always, others unless muted."""
    if kinds.get(notice.kind).must_send:
        return True
    return not Mute.objects.filter(person_id=notice.person_id, kind=notice.kind).exists()


def unread_of(party: Party) -> int:
    """Return the count for the desk's rail."""
    return unread(party.person_id)
