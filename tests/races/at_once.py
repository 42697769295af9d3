"""Several people press at the same moment: each in a thread and a connection of their own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from django.db import IntegrityError, connections

from marketplace.kernel.refusal import Refused


def at_once(works: list[Callable[[], Any]]) -> list[Any]:
    """Run all works at once; return their results, a refusal standing for itself, in order."""

    def run(work: Callable[[], Any]) -> Any:
        try:
            return work()
        except (Refused, IntegrityError) as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))
