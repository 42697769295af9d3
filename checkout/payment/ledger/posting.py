"""Writing a money event: balanced, in one currency, once."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from checkout.payment.models import Entry, LedgerTransaction
from checkout.payment.rules import Posting, is_balanced
from marketplace.kernel.clock import now
from marketplace.kernel.money import minor_unit_digits


@dataclass(frozen=True, slots=True)
class Event:
    """What happened with money: its kind, the key that makes it unique, its currency and facts."""

    kind: str
    key: str
    currency: str
    facts: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def post(event: Event, postings: Iterable[Posting]) -> LedgerTransaction:
    """Write a money event. Raises ValueError for postings that do not balance or are none,
    KeyError for a currency that is not traded, IntegrityError for a key already posted."""
    lines = list(postings)
    if not lines or not is_balanced(lines):
        raise ValueError(f"{event.key}: debits and credits differ")
    minor_unit_digits(event.currency)
    posted = LedgerTransaction.objects.create(
        kind=event.kind, key=event.key, at=now(), facts=event.facts
    )
    Entry.objects.bulk_create(_entry(posted, event, line) for line in lines)
    return posted


def _entry(posted: LedgerTransaction, event: Event, line: Posting) -> Entry:
    return Entry(
        transaction=posted,
        account=line.account,
        order_id=line.order,
        company_id=line.company,
        currency=event.currency,
        amount_minor=line.minor,
    )
