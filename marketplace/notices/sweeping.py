"""Notices that were read long ago go; what was not read stays."""

from datetime import timedelta
from typing import Final

from marketplace.kernel import pulse
from marketplace.kernel.clock import now
from marketplace.notices.models import Notice

KEPT: Final = timedelta(days=180)
EVERY: Final = timedelta(hours=1)
AT_A_TIME: Final = 5000


def sweep() -> int:
    """Remove notices read more than 180 days ago, once an hour; return how many."""
    if not pulse.beat("notices", every=EVERY):
        return 0
    old = Notice.objects.filter(read_at__lt=now() - KEPT).values("pk")[:AT_A_TIME]
    count, _by_model = Notice.objects.filter(pk__in=old).delete()
    return count
