"""Pages of a list from which rows leave while people work on it."""

from typing import Any

from django.core.paginator import Page, Paginator


class NearestPaginator(Paginator):  # type: ignore[type-arg]
    """Gives the last page there is for a page that has gone: a decided row has left the queue."""

    def page(self, number: Any) -> "Page[Any]":
        """Return the page of a number, or the nearest one."""
        return super().page(max(1, min(int(number), self.num_pages)))
