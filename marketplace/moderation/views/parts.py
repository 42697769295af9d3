"""Small parts of the pages of a file: the paper that is open, due diligence, ways back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.companies.models import Company, Paper
from marketplace.moderation.models import Hit, ScreeningList, Source
from marketplace.moderation.queries.queue import Filters
from marketplace.moderation.queries.screening import BLOCKING
from marketplace.moderation.words import SOURCE_KINDS

FILTERS: Final = frozenset(Filters.__dataclass_fields__)
NARROWED: Final = "moderation_queue"


@dataclass(frozen=True, slots=True)
class Check:
    """A point of due diligence: its words, whether it is done, what was found."""

    kind: str
    label: str
    done: bool
    says: str


def chosen(papers: Sequence[Paper], asked: str) -> Paper | None:
    """Return the paper asked for, else the newest licence, else the newest paper."""
    by_key = {str(paper.pk): paper for paper in papers}
    open_ones = [paper for paper in papers if paper.status != "refused"] or list(papers)
    licences = [paper for paper in open_ones if paper.kind == "licence"]
    return by_key.get(asked) or next(iter((licences or open_ones)[-1:]), None)


def diligence(
    cited: Sequence[Source], found: Sequence[Hit], lists: Sequence[ScreeningList]
) -> list[Check]:
    """Return the checklist of due diligence."""
    checks = [_of_sources(kind, str(label), cited) for kind, label in SOURCE_KINDS]
    return [*checks, _of_lists(found, lists)]


def _of_sources(kind: str, label: str, cited: Sequence[Source]) -> Check:
    said = [source.name for source in cited if source.kind == kind]
    return Check(kind, label, bool(said), " · ".join(said) or _("not cited yet"))


def _of_lists(found: Sequence[Hit], lists: Sequence[ScreeningList]) -> Check:
    if not lists:
        said = _("no list is loaded: nothing was compared")
        return Check("lists", _("Exclusion and sanctions lists"), False, said)
    blocking = sum(hit.status in BLOCKING for hit in found)
    compared = ngettext("%(n)s list compared", "%(n)s lists compared", len(lists))
    hits = ngettext("%(n)s hit not cleared", "%(n)s hits not cleared", blocking)
    said = f"{compared % {'n': len(lists)}} · {hits % {'n': blocking}}"
    return Check("lists", _("Exclusion and sanctions lists"), not blocking, said)


def remember(request: Any) -> None:
    """Keep how the queue is narrowed: buttons that know no filters find their way by it."""
    kept = {name: value for name, value in request.GET.items() if name in FILTERS and value}
    if request.session.get(NARROWED, "") != (asked := urlencode(kept)):
        request.session[NARROWED] = asked


def narrowing(request: Any) -> QueryDict:
    """Return how the queue is narrowed: by the address, else as the moderator left it."""
    if FILTERS & set(request.GET):
        given: QueryDict = request.GET
        return given
    kept = QueryDict(request.session.get(NARROWED, ""), mutable=True)
    kept.update(request.GET)
    return kept


def back_to(request: Any, company: Company, anchor: str) -> str:
    """Return the file's page as it was narrowed, at a place of it."""
    asked = request.GET.urlencode()
    address = reverse("moderation:company", args=[company.pk])
    return f"{address}?{asked}#{anchor}" if asked else f"{address}#{anchor}"
