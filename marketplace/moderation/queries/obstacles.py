"""What the desk knows against a step of a company file; companies' guards ask here."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marketplace.companies.models import Company
from marketplace.companies.statement import Statement
from marketplace.kernel.clock import now
from marketplace.kernel.deadlines import day_of, end_of_day_after
from marketplace.moderation.models import Source, Suspension
from marketplace.moderation.models.desk import DeskQuerySet
from marketplace.moderation.queries.points import missing_verdicts, verdicts
from marketplace.moderation.queries.screening import BLOCKING, hits
from marketplace.moderation.words import SOURCE_KINDS

APPEAL_DAYS: Final = 15


def approval(company: Company) -> object | None:
    """Return why the file can not be approved yet: hits, remarks, points unseen, sources."""
    return listed(company) or _remarks(company) or _unseen(company) or _sources(company)


def listed(company: Company) -> str | None:
    """Return that hits in lists hold a decision back, or None."""
    number = sum(hit.status in BLOCKING for hit in hits(company))
    if not number:
        return None
    return ngettext(
        "%(n)s hit in a screening list is not cleared.",
        "%(n)s hits in screening lists are not cleared.",
        number,
    ) % {"n": number}


def _remarks(company: Company) -> str | None:
    number = sum(not verdict.in_order for verdict in verdicts(company).values())
    if not number:
        return None
    return ngettext(
        "%(n)s point is not in order: send the file back.",
        "%(n)s points are not in order: send the file back.",
        number,
    ) % {"n": number}


def _unseen(company: Company) -> str | None:
    number = len(missing_verdicts(company))
    if not number:
        return None
    return ngettext("%(n)s point is not checked.", "%(n)s points are not checked.", number) % {
        "n": number
    }


def _sources(company: Company) -> str | None:
    cited = set(sources(company).values_list("kind", flat=True))
    missing = [str(words) for kind, words in SOURCE_KINDS if kind not in cited]
    if not missing:
        return None
    return _("Not cited yet: %(sources)s.") % {"sources": ", ".join(missing)}


def sources(company: Company) -> DeskQuerySet:
    """Return the sources cited in this round."""
    cited = Source.objects.filter(company=company)
    return cited.filter(round=company.submitted_at) if company.submitted_at else cited.none()


def standing(company: Company) -> Suspension | None:
    """Return the suspension that holds now, or None."""
    return Suspension.objects.filter(company=company, ended_at=None).select_related("by").first()


def stated(company: Company) -> Statement | None:
    """Return the suspension that holds now as the company's own pages tell it; one query."""
    held = standing(company)
    if held is None:
        return None
    last = end_of_day_after(held.at, APPEAL_DAYS)
    return Statement(
        ground=held.get_ground_display(),
        text=held.text,
        until=held.until,
        appeal_until=day_of(last),
        may_appeal=held.appealed_at is None and now() <= last,
        appealed=held.appealed_at is not None,
        answer=held.answer,
    )


def appeal(company: Company) -> object | None:
    """Return why the company can not appeal: it did, or the term is over."""
    suspension = standing(company)
    if suspension is None:
        return _("No suspension stands.")
    if suspension.appealed_at is not None:
        return _("You have appealed already. Another moderator decides.")
    if now() > end_of_day_after(suspension.at, APPEAL_DAYS):
        return _("The term of appeal, 15 days, is over.")
    return None


def uphold(company: Company) -> object | None:
    """Return why no appeal can be dismissed: none waits."""
    suspension = standing(company)
    if suspension is not None and suspension.waits_for_an_answer:
        return None
    return _("No appeal waits for an answer.")
