"""Changes of a verified file: asked for by the company, applied when a moderator accepts."""

from dataclasses import asdict
from typing import Any, Final, cast

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.companies.actions.checks import check_change, run_checks
from marketplace.companies.actions.file import compacted, file_faults, managed
from marketplace.companies.actions.identifiers import (
    identity_number,
    seal_representative,
    wanted_numbers,
)
from marketplace.companies.models import ChangeRequest, Company
from marketplace.companies.numbering import index_numbers, number_index
from marketplace.companies.rules import CompanyFile, differences
from marketplace.kernel import events, steps, vault
from marketplace.kernel.clock import now
from marketplace.kernel.effects import Effect
from marketplace.kernel.models import Event
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

Wanted = dict[str, Any]


@transaction.atomic
def ask_for_change(
    company: Company, wanted: Wanted, *, by: Party, note: str = "", number: str = ""
) -> ChangeRequest:
    """Ask for new values of checked fields; one open request holds them all. Return it.

    `wanted` holds fields of CompanyFile, and `identifiers` as a list of [kind, number]; `number` is
    a new identity number of the representative. Raises Refused when the file is not verified, when
    a moderator has the request already, and when nothing would change.
    """
    locked = _verified(company, by)
    change = _open_request(locked, by)
    _merge(change, locked, wanted, identity_number(number))
    change.note = note.strip() or change.note
    if not change.differences():
        raise Refused(_("Nothing would change: these values are in the file."), code="nothing")
    _without_fault(change, locked)
    is_new = change.pk is None
    change.save()
    _seal(change, number)
    _announce(change, locked, by, is_new=is_new)
    return change


def _verified(company: Company, by: Party) -> Company:
    locked = managed(company, by)
    if not locked.is_verified:
        raise Refused(
            _("Only a verified file is changed by request: this one is in another state."),
            code="wrong_state",
        )
    return locked


def _open_request(company: Company, by: Party) -> ChangeRequest:
    found = ChangeRequest.objects.select_for_update().filter(company=company).still_open().first()
    if found is None:
        asker = cast(int, by.person_id)
        return ChangeRequest(company=company, made_by_id=asker, made_at=now())
    if found.status == "in_review":
        raise Refused(
            _("A moderator is looking at your last change. Ask again after the decision."),
            code="in_review",
        )
    request: ChangeRequest = found
    return request


def _merge(change: ChangeRequest, company: Company, wanted: Wanted, number: str) -> None:
    facts = change.facts | _normal(wanted, company)
    present = company.values_of([*facts, "representative_number"])
    if number:
        facts["representative_number"] = vault.masked(vault.end_of(number))
    kept = {row.field for row in differences(facts, present)}
    # A new number may end like the present one: it is wanted all the same.
    kept |= {"representative_number"} & set(facts)
    change.facts = {name: value for name, value in facts.items() if name in kept}
    change.before = {name: present[name] for name in change.facts}


def _without_fault(change: ChangeRequest, company: Company) -> None:
    """What is asked for of a verified file must be as whole as what was checked."""
    names = CompanyFile.__dataclass_fields__
    held = {name: getattr(company, name) for name in names}
    full = CompanyFile(**(held | {n: v for n, v in change.facts.items() if n in names}))
    for field, words in file_faults(full).items():
        raise Refused(words, code="fault", field=field)


def _normal(wanted: Wanted, company: Company) -> Wanted:
    known = {name: getattr(company, name) for name in CompanyFile.__dataclass_fields__}
    given = {name: value for name, value in wanted.items() if name in known}
    full = asdict(compacted(CompanyFile(**(known | given))))
    normal = {name: full[name] for name in given}
    if "identifiers" in wanted:
        normal["identifiers"] = wanted_numbers(company, wanted["identifiers"])
    return normal


def _seal(change: ChangeRequest, number: str) -> None:
    bare = identity_number(number)
    if not bare:
        return
    vault.seal(change, "representative_number", bare)
    change.representative_number_end = vault.end_of(bare)
    change.save(update_fields=["representative_number", "representative_number_end"])


def _announce(change: ChangeRequest, company: Company, by: Party, *, is_new: bool) -> None:
    if is_new:
        steps.begin(change, by=by, fields=sorted(change.facts))
    else:
        events.record("change.extended", change, by=by, fields=sorted(change.facts))
    events.record("company.change_asked", company, by=by, change=change.pk)
    check_change(change)


def apply(change: ChangeRequest, event: Event | None) -> None:
    """Effect of acceptance: write the fields, accept the papers; the company stays verified."""
    if event is None:
        return
    company = Company.objects.select_for_update().get(pk=change.company_id)
    plain = [name for name in change.facts if name in CompanyFile.__dataclass_fields__]
    for name in plain:
        setattr(company, name, change.facts[name])
    index_numbers(company)
    company.save(update_fields=[*plain, "registration_index", "vat_index"])
    _apply_identifiers(change, company)
    _apply_number(change, company, event.party)
    for paper in change.papers.filter(status="waiting"):
        steps.take(paper, "accept", by=event.party)
    events.record("company.changed", company, by=event.party, fields=sorted(change.facts))
    run_checks(company)


def _apply_identifiers(change: ChangeRequest, company: Company) -> None:
    if "identifiers" not in change.facts:
        return
    company.identifiers.all().delete()
    for kind, number in change.facts["identifiers"]:
        index = number_index(kind, number, company.country)
        company.identifiers.create(kind=kind, number=number, index=index)


def _apply_number(change: ChangeRequest, company: Company, by: Party) -> None:
    if change.representative_number:
        number = vault.reveal(change, "representative_number", purpose="check", by=by)
        seal_representative(company, number)
        forget_number(change)


def forget_number(change: ChangeRequest) -> None:
    """A decided request keeps no identity number: the file has it, or nobody needs it."""
    vault.seal(change, "representative_number", "")
    change.save(update_fields=["representative_number"])


def assign(change: ChangeRequest, event: Event | None) -> None:
    """Effect of a claim: note which moderator has the change."""
    change.reviewer_id = event.person_id if event else None
    change.save(update_fields=["reviewer"])


def unassign(change: ChangeRequest, _event: Event | None) -> None:
    """Effect of giving back: nobody has it."""
    change.reviewer_id = None
    change.save(update_fields=["reviewer"])


def mark_late(change: ChangeRequest, event: Event | None) -> None:
    """Effect of the clock: note once that the term is over."""
    change.escalated_at = event.at if event else now()
    change.save(update_fields=["escalated_at"])
    steps.reschedule(change)


def note_reason(change: ChangeRequest, event: Event | None) -> None:
    """Effect of a refusal: keep the reason, refuse the papers of the change with it."""
    if event is None:
        return
    change.reason = event.facts.get("reason", "")
    change.save(update_fields=["reason"])
    forget_number(change)
    for paper in change.papers.filter(status="waiting"):
        steps.take(paper, "refuse", by=event.party, reason=change.reason)


def drop_papers(change: ChangeRequest, _event: Event | None) -> None:
    """Effect of withdrawing: its papers stay in the file and are checked for themselves."""
    change.papers.update(change=None)
    forget_number(change)


EFFECTS: Final[dict[str, Effect]] = {
    "change.apply": apply,
    "change.assign": assign,
    "change.unassign": unassign,
    "change.mark_late": mark_late,
    "change.note_reason": note_reason,
    "change.drop_papers": drop_papers,
}
