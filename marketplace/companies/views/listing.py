"""Lists of the file's page: points with their pages, papers with what is missing or replaced."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.companies.models import Company, Paper
from marketplace.companies.remarks import remarks
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
EDITED: Final = {"paper": _("Papers"), "bank_account": _("Bank account")}
EXPECTED: Final = ("licence", "tax", "quality")
"""Kinds that have a row of their own while nobody gave them; only the licence is needed."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A point of a checklist, whether it is done, and the page where it is done."""

    label: object
    done: bool
    url: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper, or a kind of paper that is missing; `by` is the paper that took its place."""

    kind: str
    label: object
    paper: Paper | None = None
    by: Paper | None = None
    needed: bool = False
    said: tuple[str, ...] = ()


def points(company: Company) -> list[Listed]:
    """Return the points that block or allow the submission, each with its page."""
    return [
        Listed(POINTS[point.code], point.done, reverse(PAGES[point.code]))
        for point in company.checklist()
    ]


def said_by_section(company: Company) -> dict[str, list[str]]:
    """Return what the last refusal said, by the section of the file where it is mended."""
    found: dict[str, list[str]] = {}
    for name, texts in remarks(company).items():
        found.setdefault(SECTIONS.get(name.partition("-")[0], "register"), []).extend(texts)
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


def paper_rows(company: Company, party: Party) -> list[PaperRow]:
    """Return the papers that the party may see, and the kinds expected that are not there."""
    seen = Paper.objects.visible_to(party).filter(company=company)
    papers = list(seen.select_related("file").order_by("pk"))
    if not papers and not party.may("manage"):
        return []
    said = remarks(company)
    newer = {paper.replaces_id: paper for paper in papers if paper.status != "refused"}
    rows = [
        PaperRow(
            paper.kind,
            paper.get_kind_display(),
            paper,
            newer.get(paper.pk),
            said=tuple(said.get(f"paper-{paper.pk}", ())),
        )
        for paper in papers
    ]
    order = [kind for kind, _words in PAPER_KINDS]
    return sorted([*rows, *_missing(papers)], key=lambda row: order.index(row.kind))


def _missing(papers: list[Paper]) -> list[PaperRow]:
    there = {paper.kind for paper in papers if paper.status in ("waiting", "accepted")}
    words = dict(PAPER_KINDS)
    return [
        PaperRow(kind, words[kind], needed=kind == "licence")
        for kind in EXPECTED
        if kind not in there
    ]
