"""Verdicts on the points of a file and the sources they rest on."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.companies.models import Company
from marketplace.companies.reasons import REASONS
from marketplace.kernel import events, files
from marketplace.kernel.clock import now, today
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused
from marketplace.moderation.facts import Citation, Judgement
from marketplace.moderation.models import Source, Verdict
from marketplace.moderation.queries.points import missing_verdicts, point_keys, was_edited
from marketplace.moderation.words import SOURCE_KINDS

SOURCE_PURPOSE = "diligence_source"


@transaction.atomic
def judge(company: Company, judgement: Judgement, *, by: Party) -> Verdict:
    """Write the verdict on a point of the round, or change it; return it.

    Raises Refused for anybody but the moderator who claimed the file, for an unknown point, and
    for "not in order" without a reason.
    """
    locked, at, person = _claimed(company, by)
    _reasonable(locked, judgement)
    verdict, _made = Verdict.objects.update_or_create(
        company=locked,
        round=at,
        point=judgement.point,
        defaults={
            "in_order": judgement.in_order,
            "reason": "" if judgement.in_order else judgement.reason,
            "text": "" if judgement.in_order else judgement.text.strip(),
            "by_id": person,
            "at": now(),
        },
    )
    events.append(_given(verdict, by))
    return verdict


@transaction.atomic
def take_back(company: Company, point: str, *, by: Party) -> None:
    """Forget the verdict on a point of this round. Raises Refused."""
    locked, at, _person = _claimed(company, by)
    for verdict in Verdict.objects.filter(company=locked, round=at, point=point):
        events.record("verdict.taken_back", verdict, by=by, point=point)
        verdict.delete()


@transaction.atomic
def judge_rest(company: Company, *, by: Party) -> int:
    """Find all points in order that have no verdict yet; return how many. Raises Refused."""
    locked, at, person = _claimed(company, by)
    rest = missing_verdicts(locked)
    given = Verdict.objects.bulk_create(
        Verdict(company=locked, round=at, point=point, in_order=True, by_id=person, at=now())
        for point in rest
    )
    events.append_many(_given(verdict, by) for verdict in given)
    return len(rest)


@transaction.atomic
def cite(
    company: Company,
    citation: Citation,
    upload: "UploadedFile[Any] | None" = None,
    *,
    by: Party,
) -> Source:
    """Keep a source of this round. Raises Refused for the future and for an unknown kind."""
    locked, at, person = _claimed(company, by)
    _traceable(citation, has_copy=upload is not None)
    source = Source.objects.create(
        company=locked,
        round=at,
        kind=citation.kind,
        name=citation.name,
        url=citation.url,
        read_on=citation.read_on,
        says=citation.says,
        file=files.store(upload, purpose=SOURCE_PURPOSE, by=by) if upload else None,
        by_id=person,
        at=now(),
    )
    events.record("source.cited", source, by=by, kind=source.kind)
    return source


def forget_edited(company: Company, _event: Event | None) -> None:
    """Effect of checking anew: what was changed in the queue is looked at again."""
    given = Verdict.objects.filter(company=company, round=company.submitted_at or now())
    stale = [verdict.pk for verdict in given if was_edited(company, verdict.point)]
    Verdict.objects.filter(pk__in=stale).delete()


def _traceable(citation: Citation, *, has_copy: bool) -> None:
    if citation.kind not in dict(SOURCE_KINDS):
        raise Refused(_("Choose what kind of source it is."), code="kind", field="kind")
    if citation.read_on > today():
        raise Refused(_("This day is in the future."), code="future", field="read_on")
    if citation.kind == "public" and not (citation.url or has_copy):
        raise Refused(_("Give its address, or a copy of it."), code="missing", field="url")


def check_all(company: Company, sources: Iterable[Citation], *, by: Party) -> None:
    """Cite these sources and find every point in order: what a clean file takes."""
    for citation in sources:
        cite(company, citation, by=by)
    judge_rest(company, by=by)


def _claimed(company: Company, by: Party) -> tuple[Company, datetime, int]:
    """Return the locked file, its round and its reviewer. Raises Refused to anybody else."""
    locked: Company = Company.objects.select_for_update().get(pk=company.pk)
    claimed = locked.status == "in_review" and locked.reviewer_id == by.person_id
    allowed = claimed and by.may("verify") and not locked.has_person(by.person_id)
    if not allowed or by.person_id is None or locked.submitted_at is None:
        raise Refused(_("Claim the file first: only its reviewer decides."), code="wrong_actor")
    return locked, locked.submitted_at, by.person_id


def _given(verdict: Verdict, by: Party) -> Event:
    """Return the event of a verdict: of the verdict itself, so that the company's own timeline
    does not tell of a review that goes on."""
    said = {"point": verdict.point, "in_order": verdict.in_order, "reason": verdict.reason}
    return events.new("verdict.given", verdict, by, said)


def _reasonable(company: Company, judgement: Judgement) -> None:
    if judgement.point not in point_keys(company):
        raise Refused(_("This point is not part of the file."), code="unknown_point")
    if judgement.in_order:
        return
    if judgement.reason and judgement.reason not in REASONS:
        raise Refused(_("Choose a reason from the list."), code="unknown", field="reason")
    if not judgement.reason and not judgement.text.strip():
        raise Refused(_("Say what is wrong."), code="missing", field="text")
