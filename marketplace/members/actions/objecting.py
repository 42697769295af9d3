"""Objecting to an invitation of the platform, by whoever holds a link that was mailed."""

from django.db import transaction

from marketplace.companies.actions.objecting import keep_objection
from marketplace.kernel import effects, events, steps
from marketplace.kernel.models import Event
from marketplace.kernel.party import SYSTEM
from marketplace.members.models import Invitation


@transaction.atomic
def object_to(invitation: Invitation) -> None:
    """End an offer of the platform, forget its address wherever it was kept for inviting, and
    invite it never again. A second time, and for an offer that was accepted, nothing changes."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not locked.by_staff or not locked.email or locked.status == "accepted":
        return
    if locked.status == "sent":
        steps.take(locked, "void", by=SYSTEM)
    keep_objection(locked.email)
    event = events.record("invitation.objected", locked, by=SYSTEM)
    effects.run("address.forget", locked, event)


def forget_address(invitation: Invitation, _event: Event | None) -> None:
    """Effect of an objection: no offer of the platform holds the address any more."""
    offers = Invitation.objects.filter(email=invitation.email, by_staff=True)
    for other in offers.filter(status="sent"):
        steps.take(other, "void", by=SYSTEM)
    offers.exclude(status="accepted").update(email="")
