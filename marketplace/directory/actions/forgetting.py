"""Addresses from lists are kept no longer than an invitation can need them."""

from datetime import timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q

from marketplace.companies.models import Member
from marketplace.directory.models import Imported
from marketplace.kernel import pulse
from marketplace.kernel.clock import now
from marketplace.kernel.models import Event

KEPT: Final = timedelta(days=183)
EVERY: Final = timedelta(hours=1)


def forget_addresses() -> int:
    """Drop the addresses of companies that somebody acts for, and of old lists; return how many."""
    people = Member.objects.filter(company_id=OuterRef("company_id"))
    over = Q(Exists(people)) | Q(at__lt=now() - KEPT)
    return Imported.objects.exclude(email="").filter(over).update(email="")


def forget_address(invitation: Any, _event: Event | None) -> None:
    """Effect of an objection: no list's company is offered to the address any more."""
    Imported.objects.filter(email=invitation.email).update(email="")


def at_times() -> None:
    """Do so once an hour: a part of the clock's turn."""
    if pulse.beat("directory", every=EVERY):
        forget_addresses()
