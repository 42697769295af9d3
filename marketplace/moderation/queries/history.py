"""Earlier rounds of a file and the other companies that gave one of its numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from marketplace.companies.actions.checks import sharing_numbers
from marketplace.companies.models import CheckResult, Company
from marketplace.companies.remarks import by_point
from marketplace.kernel.events import timeline
from marketplace.kernel.models import Event
from marketplace.moderation.queries.points import labels

MOST_RUNS = 20
STEPS = ("submit", "approve", "refuse", "withdraw")


@dataclass(frozen=True, slots=True)
class Round:
    """One submission: when, what the company wrote with it, how it ended, its remarks and the runs
    of automatic checks."""

    at: datetime
    ended: str
    reason: str
    remarks: list[tuple[str, str]]
    runs: list[list[CheckResult]]
    note: str = ""


def duplicates(company: Company) -> list[Company]:
    """Return the companies that gave one of the same numbers, at most five."""
    return list(Company.objects.filter(pk__in=sharing_numbers(company)[:5]).order_by("pk"))


def rounds(company: Company) -> list[Round]:
    """Return the rounds of a file, newest first; some queries, whatever their number."""
    events = list(timeline(company).filter(step__in=STEPS))
    named, checks = labels(company), _newest_runs(company)
    starts = [event.at for event in events if event.step == "submit"]
    ends = [*starts[1:], None] if starts else []
    spans = zip(starts, ends, strict=True)
    return [_round(span, events, checks, named) for span in spans][::-1]


def _newest_runs(company: Company) -> list[CheckResult]:
    """Return the results of the newest runs, oldest first: each edit in the queue is a run."""
    checks = company.checks.filter(change=None)
    runs = checks.order_by("-at").values_list("at", flat=True).distinct()[:MOST_RUNS]
    return list(checks.filter(at__in=list(runs)).order_by("at", "pk"))


def _round(
    span: tuple[datetime, datetime | None],
    events: list[Event],
    checks: list[CheckResult],
    named: dict[str, str],
) -> Round:
    end = next((e for e in events if _within(e.at, span) and e.step != "submit"), None)
    facts = end.facts if end else {}
    said = by_point(facts.get("remarks", ()))
    return Round(
        span[0],
        end.step if end else "",
        facts.get("reason", ""),
        [(named.get(point, point), " ".join(texts)) for point, texts in said.items()],
        _runs(check for check in checks if _within(check.at, span)),
        _note(event for event in events if event.at == span[0]),
    )


def _note(given: Iterable[Event]) -> str:
    """Return what the company wrote when it submitted again."""
    return next((e.facts.get("reason", "") for e in given if e.step == "submit"), "")


def _within(at: datetime, span: tuple[datetime, datetime | None]) -> bool:
    return at >= span[0] and (span[1] is None or at < span[1])


def _runs(checks: Iterable[CheckResult]) -> list[list[CheckResult]]:
    return [list(run) for _at, run in groupby(checks, key=lambda check: check.at)]
