"""Offering companies that came by a list to their owners, each in a transaction of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.directory.models import Imported
from marketplace.kernel import effects, events
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@dataclass(slots=True)
class Offers:
    """How many owners were invited, and for which companies it was refused, with the reason."""

    sent: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


def offer(rows: Iterable[Imported], *, by: Party, language: str = "") -> Offers:
    """Invite the owner of each company by mail in a language; return what became of it.

    A refusal of one company holds the others not up. Raises Refused for anybody but moderators.
    """
    if not by.may("verify"):
        raise Refused(_("Only moderators keep the register."), code="wrong_actor")
    offers = Offers()
    for row in rows:
        try:
            _offered(row, by, language)
        except Refused as refusal:
            offers.refused.append((row.company.legal_name, str(refusal.reason)))
        else:
            offers.sent += 1
    return offers


@transaction.atomic
def _offered(imported: Imported, by: Party, language: str) -> None:
    if not imported.email:
        raise Refused(_("No address is known."), code="no_address")
    facts: dict[str, Any] = {"run": imported.run_id, "language": language}
    event = events.record("company.offered", imported.company, by=by, **facts)
    effects.run("company.invite_owner", imported, event)
