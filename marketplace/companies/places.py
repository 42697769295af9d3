"""Where companies show up in lower parts: the rail, file purposes and the words of events."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.companies import queries
from marketplace.companies.actions.papers import PAPER_PURPOSE, PROOF_PURPOSE
from marketplace.companies.models import Paper, TaxProof
from marketplace.kernel import events, files, rail
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party

WORDS: Final = {
    "company.draft": _("Company file opened"),
    "company.edited": _("File changed"),
    "company.presented": _("Presentation changed"),
    "company.paper_added": _("Paper added"),
    "company.submitted": _("Submitted for verification"),
    "company.in_review": _("Review begun"),
    "company.escalate": _("The review is late"),
    "company.verified": _("Verified"),
    "company.refused": _("Sent back"),
    "company.expired": _("Verification expired with the licence"),
    "company.suspended": _("Suspended"),
    "company.extended": _("Verification carried on by a new licence"),
    "company.tax_proof_stored": _("Proof of the VAT number stored"),
    "company.member_added": _("Person added"),
    "company.role_changed": _("Role changed"),
    "paper.waiting": _("Paper given"),
    "paper.accepted": _("Paper accepted"),
    "paper.refused": _("Paper refused"),
    "paper.expired": _("Paper expired"),
}


def sees_paper(party: Party, stored: StoredFile) -> bool:
    """Say whether a party may open the file of a paper: the company's managers and reviewers."""
    return bool(Paper.objects.visible_to(party).filter(file=stored).exists())


def sees_proof(party: Party, stored: StoredFile) -> bool:
    """Say whether a party may open the evidence of a VAT number."""
    return bool(TaxProof.objects.visible_to(party).filter(evidence=stored).exists())


def register() -> None:
    """Tell the kernel all of it."""
    for name, words in WORDS.items():
        events.describe(name, words)
    both = frozenset({"pdf", "image"})
    files.register_purpose(files.Purpose(name=PAPER_PURPOSE, kinds=both, may_see=sees_paper))
    files.register_purpose(files.Purpose(name=PROOF_PURPOSE, kinds=both, may_see=sees_proof))
    rail.add(
        rail.Entry(
            section="company",
            label=_("Company file"),
            url_name="companies:file",
            right="view",
            count=queries.files_to_finish,
            order=10,
        )
    )
    rail.add(
        rail.Entry(
            section="company",
            label=_("People"),
            url_name="companies:people",
            right="view",
            order=20,
        )
    )
    rail.add(
        rail.Entry(
            section="company",
            label=_("Addresses"),
            url_name="companies:addresses",
            right="view",
            order=30,
        )
    )
