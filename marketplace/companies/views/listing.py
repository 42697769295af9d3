"""Lists of the file's page: points with their pages, papers with what is missing or replaced."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.companies.models import Company, Paper
from marketplace.companies.remarks import Named, SentBack
from marketplace.companies.rules import Point
from marketplace.companies.words import FIELDS, PAPER_KINDS, POINTS
from marketplace.kernel.party import Party

PAGES: Final = {
    "name": "companies:register",
    "country": "companies:register",
    "registration": "companies:register",
    "address": "companies:registered_address",
    "licence": "companies:paper_new",
    "expiry": "companies:paper_new",
}
SECTIONS: Final = {
    **dict.fromkeys(("line1", "line2", "postcode", "city", "region"), "address"),
    **dict.fromkeys(("legal_representative", "representative_number"), "representative"),
    **dict.fromkeys(("identifier", "identifiers"), "identifiers"),
    "paper": "papers",
    "bank": "bank",
}
"""Where a remark on a field belongs; register facts are the rest."""
POINT_OF: Final = {
    **dict.fromkeys(("legal_name", "trade_name"), "name"),
    **dict.fromkeys(("registration_number", "registration_kind", "vat_id"), "registration"),
    **dict.fromkeys(("line1", "postcode", "city", "region"), "address"),
    "country": "country",
}
"""Point of a review -> the point of the checklist that it opens again; others get rows of their
own."""
SECTION_PAGES: Final = {
    "register": "companies:register",
    "address": "companies:registered_address",
    "representative": "companies:representative",
    "identifiers": "companies:identifier_new",
    "papers": "companies:paper_new",
    "bank": "companies:bank",
}
EDITED: Final = {"paper": _("Papers"), "bank_account": _("Bank account")}
EXPECTED: Final = ("licence", "tax", "quality")
"""Kinds that have a row of their own while nobody gave them; only the licence is needed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A point of a checklist, whether it is done, and the page where it is done; `again` when it
    was given and sent back."""

    label: object
    done: bool
    url: str
    again: bool = False


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper, or a kind of paper that is missing; `by` is the paper that took its place."""

    kind: str
    label: object
    paper: Paper | None = None
    by: Paper | None = None
    needed: bool = False
    said: tuple[str, ...] = ()
    counts: bool = False


def points(company: Company, refused: SentBack | None = None) -> list[Listed]:
    """Return the points that block or allow the submission, each with its page.

    A point that was sent back is open until it was changed.
    """
    left = refused.left if refused else ()
    again = {_code(each) for each in left}
    listed = [
        _listed(point, sent_back=point.done and point.code in again)
        for point in company.checklist()
    ]
    own = [each for each in refused.points if not _code(each)] if refused else []
    return [
        *listed,
        *(Listed(each.label, each.answered, page_of(each), not each.answered) for each in own),
    ]


def _listed(point: Point, *, sent_back: bool) -> Listed:
    label, done = POINTS[point.code], point.done and not sent_back
    return Listed(label, done, _page(point.code), sent_back)


def _code(remark: Named) -> str:
    return "licence" if remark.kind == "licence" else POINT_OF.get(remark.point, "")


def _page(code: str) -> str:
    return reverse(PAGES[code]) + ("?kind=licence" if code in ("licence", "expiry") else "")


def section_of(point: str) -> str:
    """Return the section of the file where a point of a review stands."""
    return SECTIONS.get(point.partition("-")[0], "register")


def page_of(remark: Named) -> str:
    """Return the page where a point that was sent back is mended."""
    kind, _dash, key = remark.point.partition("-")
    page = reverse(SECTION_PAGES[section_of(remark.point)])
    return f"{page}?replaces={key}" if kind == "paper" else page


def said_by_section(refused: SentBack | None) -> dict[str, list[str]]:
    """Return what the last refusal said, by the section of the file where it is mended."""
    found: dict[str, list[str]] = {}
    for each in refused.points if refused else ():
        found.setdefault(section_of(each.point), []).append(each.words)
    return found


def edited(company: Company) -> list[str]:
    """Return in words what was changed since the submission, each once."""
    names = (EDITED.get(name.partition("-")[0], name) for name in company.edited_since)
    return sorted({str(FIELDS.get(name, name)) for name in names})


def useful(company: Company, shown: Mapping[str, Any]) -> list[Listed]:
    """Return what nobody must give but buyers look for; `shown` is what the page shows anyway."""
    given = [
        (_("introduction"), company.introductions, "companies:presentation"),
        (_("trades"), shown["trades"], "companies:trades"),
        (_("people to contact"), shown["contacts"], "companies:contact_new"),
        (_("logo"), company.logo_id, "companies:logo"),
        (_("pictures"), shown["pictures"], "companies:picture_new"),
    ]
    if shown["sees_money"]:
        given.append((_("bank account for payouts"), shown["account"], "companies:bank_new"))
    return [Listed(label, bool(found), reverse(name)) for label, found, name in given]


def paper_rows(company: Company, party: Party, refused: SentBack | None = None) -> list[PaperRow]:
    """Return the papers that the party may see, and the kinds expected that are not there."""
    seen = Paper.objects.visible_to(party).filter(company=company)
    papers = list(seen.select_related("file").order_by("pk"))
    if not papers and not party.may("manage"):
        return []
    counts = _counting(papers)
    newer = {paper.replaces_id: paper for paper in papers if paper.status != "refused"}
    rows = [
        PaperRow(
            paper.kind,
            paper.get_kind_display(),
            paper,
            newer.get(paper.pk),
            said=_said(refused, f"paper-{paper.pk}"),
            counts=paper.pk == counts,
        )
        for paper in papers
    ]
    order = [kind for kind, _words in PAPER_KINDS]
    return sorted([*rows, *_missing(papers)], key=lambda row: order.index(row.kind))


def _said(refused: SentBack | None, point: str) -> tuple[str, ...]:
    return tuple(each.text for each in refused.points if each.point == point) if refused else ()


def _counting(papers: list[Paper]) -> int | None:
    """Return the licence that counts where several stand: the newest that a moderator accepted,
    else the newest given. None where there is nothing to tell apart."""
    licences = [p for p in papers if p.kind == "licence" and p.status in ("waiting", "accepted")]
    accepted = [p for p in licences if p.status == "accepted"]
    return int((accepted or licences)[-1].pk) if len(licences) > 1 else None


def _missing(papers: list[Paper]) -> list[PaperRow]:
    there = {paper.kind for paper in papers if paper.status in ("waiting", "accepted")}
    words = dict(PAPER_KINDS)
    return [
        PaperRow(kind, words[kind], needed=kind == "licence")
        for kind in EXPECTED
        if kind not in there
    ]
