"""Adding papers to the file and storing proofs of VAT numbers."""

from dataclasses import asdict, dataclass
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.companies.actions.checks import check_change, run_checks
from marketplace.companies.actions.file import managed, mark_edited
from marketplace.companies.models import ChangeRequest, Company, Paper, TaxProof
from marketplace.companies.rules import PaperFacts, TaxClaim, compact_number, vat_fault
from marketplace.companies.words import FAULTS
from marketplace.kernel import events, files, steps
from marketplace.kernel.clock import now, today
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused

PAPER_PURPOSE: Final = "company_paper"
PROOF_PURPOSE: Final = "tax_proof"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What a paper belongs to: the paper it takes the place of, the change it proves."""

    replaces: Paper | None = None
    change: ChangeRequest | None = None


ANYWHERE: Final = Place()


@transaction.atomic
def add_paper(
    company: Company,
    facts: PaperFacts,
    upload: "UploadedFile[Any]",
    place: Place = ANYWHERE,
    *,
    by: Party,
) -> Paper:
    """Add a paper with its file; a licence added later takes the place of the one before.

    A verified company hands its next licence in before the present one ends, a suspended one too:
    else it would come back expired.
    Raises Refused when the file is locked, the paper has expired, or the upload is not taken.
    """
    locked = _open_for_papers(company, facts.kind, by)
    _valid(facts)
    _fits(place, company)
    stored = files.store(upload, purpose=PAPER_PURPOSE, by=by)
    paper = Paper.objects.create(
        company=company,
        file=stored,
        added_at=now(),
        replaces=place.replaces,
        change=place.change,
        **asdict(facts),
    )
    steps.begin(paper, by=by)
    events.record("company.paper_added", company, by=by, kind=paper.kind)
    company.__dict__.pop("licence", None)
    mark_edited(locked, [f"paper-{paper.pk}"])
    _check_anew(locked, place.change)
    return paper


def _check_anew(company: Company, change: ChangeRequest | None) -> None:
    """The reviewer of a change, or of a verified company's next paper, sees it compared."""
    if change is not None:
        check_change(change)
    elif company.is_approved:
        run_checks(company)


def _open_for_papers(company: Company, kind: str, by: Party) -> Company:
    locked = managed(company, by)
    if locked.status == "suspended" and kind != "licence":
        raise Refused(
            _("While the company is suspended only its next licence can be added."), code="locked"
        )
    if not (locked.is_editable or locked.is_approved):
        raise Refused(_("The file is in review: no paper can be added now."), code="locked")
    return locked


def _fits(place: Place, company: Company) -> None:
    """Papers are replaced, and changes proved, within one company."""
    older, change = place.replaces, place.change
    if older is not None and older.company_id != company.pk:
        raise Refused(_("That paper belongs to another company."), code="foreign")
    if change is not None and not (change.company_id == company.pk and change.is_open):
        raise Refused(_("This change is decided: ask for another."), code="decided")
    if change is not None and change.status == "in_review":
        raise Refused(
            _("A moderator is looking at your last change. Ask again after the decision."),
            code="in_review",
        )


def _valid(facts: PaperFacts) -> None:
    if facts.kind == "licence" and facts.expires_on is None:
        raise Refused(_("A licence needs its last day."), code="no_expiry", field="expires_on")
    if facts.expires_on and facts.expires_on < today():
        raise Refused(_("This paper has expired."), code="expired", field="expires_on")
    if facts.issued_on and facts.issued_on > today():
        raise Refused(_("This day is in the future."), code="future", field="issued_on")


@transaction.atomic
def store_tax_proof(
    company: Company, claim: TaxClaim, evidence: "UploadedFile[Any] | None" = None, *, by: Party
) -> TaxProof:
    """Store that a VAT number was confirmed; reverse charge needs such a proof.

    Raises Refused for anybody but moderators and finance, for a number with a fault, by name, and
    for a claim that nobody could trace: VIES gives a consultation number, others a paper.
    """
    if not (by.may("verify") or by.may("match")):
        raise Refused(_("Only moderators and finance store proofs."), code="wrong_actor")
    if company.has_person(by.person_id):
        raise Refused(_("You are tied to this company."), code="tied")
    fault = vat_fault(claim.vat_id)
    if fault:
        raise Refused(FAULTS[fault], code=fault, field="vat_id")
    _traceable(claim, has_evidence=evidence is not None)
    number = compact_number("eu.vat", claim.vat_id)
    stored = files.store(evidence, purpose=PROOF_PURPOSE, by=by) if evidence else None
    proof = TaxProof.objects.create(
        company=company,
        vat_id=number,
        source=claim.source,
        reference=claim.reference,
        validated_at=now(),
        evidence=stored,
        stored_by_id=by.person_id,
    )
    events.record("company.tax_proof_stored", company, by=by, vat_id=number, source=claim.source)
    return proof


def _traceable(claim: TaxClaim, *, has_evidence: bool) -> None:
    if claim.source == "vies" and not claim.reference.strip():
        raise Refused(
            _("Give the consultation number that VIES shows."),
            code="no_reference",
            field="reference",
        )
    if claim.source != "vies" and not has_evidence:
        raise Refused(_("Add the answer or the paper as a file."), code="no_file", field="evidence")
