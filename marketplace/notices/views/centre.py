"""The notice centre: what the person was told, by day, and marking it as read."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import TemplateView, View

from marketplace.kernel import rail
from marketplace.kernel.deadlines import day_of
from marketplace.kernel.templatetags.formatting import clock_text
from marketplace.kernel.views import PartyRequest, PersonMixin
from marketplace.kernel.visibility import load
from marketplace.notices import kinds
from marketplace.notices.actions import mark_all_read, mark_read
from marketplace.notices.areas import AREAS
from marketplace.notices.models import Notice

PAGE = 30


class CentreView(PersonMixin, TemplateView):
    """What the person was told, newest first, by day; of one area or unread only, as asked."""

    template_name = "notices/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add one page of notices, the areas that the person has any of, and the filters."""
        mine = Notice.objects.visible_to(self.request.party)
        mine = mine.filter(kind__in=kinds.names_in(self.area))
        is_unread = self.request.GET.get("show") == "unread"
        page = Paginator(mine.unread() if is_unread else mine, PAGE).get_page(
            self.request.GET.get("page")
        )
        found = {"page": page, "days": by_day(page), "areas": AREAS.items()}
        return super().get_context_data(
            **found, area=self.area, is_unread=is_unread, unread=self.unread(), **kwargs
        )

    @property
    def area(self) -> str:
        """The area asked for; empty for all."""
        return area_of(self.request.GET)

    def unread(self) -> int:
        """Count what is unread once for the page; its header reads the same number."""
        counted = rail.counted_of(self.request)
        if "notices:list" not in counted:
            mine = Notice.objects.visible_to(self.request.party)
            counted["notices:list"] = mine.unread().count()
        return counted["notices:list"]


def area_of(asked: Any) -> str:
    """Return the area that a query or form asks for; empty for all."""
    area = str(asked.get("area", ""))
    return area if area in AREAS else ""


def by_day(notices: Iterable[Notice]) -> list[tuple[date, list[tuple[Notice, str]]]]:
    """Group notices by the day of the platform's zone, in their order, each with its time of
    day."""
    days = groupby(notices, key=lambda notice: day_of(notice.at))
    return [(day, [(notice, clock_text(notice.at)) for notice in those]) for day, those in days]


class OpenView(PersonMixin, View):
    """Open what a notice is about; a press, because it marks the notice as read."""

    def post(self, request: PartyRequest, pk: int) -> HttpResponse:
        """Mark it read and go to its page. Raises Http404 for other people's."""
        notice = load(Notice, request.party, pk=pk)
        mark_read(notice, by=request.party)
        return HttpResponseRedirect(notice.url or reverse("notices:list"))


class ReadView(PersonMixin, View):
    """Mark one notice as read without opening its page."""

    def post(self, request: PartyRequest, pk: int) -> HttpResponse:
        """Do it and come back to the list as it was filtered. Raises Http404 for other people's."""
        mark_read(load(Notice, request.party, pk=pk), by=request.party)
        return HttpResponseRedirect(back(request))


class ReadAllView(PersonMixin, View):
    """Mark everything, or everything of an area, as read."""

    def post(self, request: PartyRequest) -> HttpResponse:
        """Do it and come back."""
        mark_all_read(by=request.party, area=area_of(request.POST))
        return HttpResponseRedirect(back(request))


def back(request: PartyRequest) -> str:
    """Return the address of the list, with the area that the button's form names."""
    area = area_of(request.POST)
    return reverse("notices:list") + (f"?area={area}" if area else "")
