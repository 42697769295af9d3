"""Number series without gaps: the row is locked until the transaction that took the number ends."""

from django.db import transaction
from django.db.models import F

from marketplace.kernel.models import Counter


@transaction.atomic
def take_number(series: str) -> int:
    """Return the next number of a series, from 1; a rolled-back transaction gives it back."""
    Counter.objects.get_or_create(name=series)
    Counter.objects.filter(name=series).update(value=F("value") + 1)
    return Counter.objects.get(name=series).value
