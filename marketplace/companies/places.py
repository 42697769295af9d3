"""Where companies show up in lower parts: the rail, file purposes and the words of events."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.companies import panels, queries
from marketplace.companies.actions.papers import PAPER_PURPOSE, PROOF_PURPOSE
from marketplace.companies.actions.showing import PICTURE_PURPOSE
from marketplace.companies.models import Company, Paper, Picture, TaxProof
from marketplace.kernel import events, files, rail, slots
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
    "company.identifier_added": _("Register number added"),
    "company.identifier_removed": _("Register number removed"),
    "company.representative_number_set": _("Identity number of the representative given"),
    "company.bank_account_given": _("Bank account given"),
    "company.industries_set": _("Trades changed"),
    "company.logo_set": _("Logo changed"),
    "company.picture_added": _("Picture added"),
    "company.picture_changed": _("Picture changed"),
    "company.picture_removed": _("Picture removed"),
    "company.change_asked": _("Change asked for"),
    "company.changed": _("Change applied"),
    "contact.saved": _("Person to contact saved"),
    "contact.removed": _("Person to contact removed"),
    "bank_account.waiting": _("Bank account given"),
    "bank_account.accepted": _("Bank account accepted"),
    "bank_account.refused": _("Bank account refused"),
    "bank_account.replaced": _("Another account took its place"),
    "change.waiting": _("Change asked for"),
    "change.extended": _("Change extended"),
    "change.in_review": _("A moderator looks at the change"),
    "change.escalate": _("The decision is late"),
    "change.accepted": _("Change accepted"),
    "change.refused": _("Change refused"),
    "change.withdrawn": _("Change withdrawn"),
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


def sees_picture(party: Party, stored: StoredFile) -> bool:
    """Say whether a party may see a logo or picture: with the company's page."""
    shown = Picture.objects.visible_to(party).filter(file=stored)
    logos = Company.objects.visible_to(party).filter(logo=stored)
    return bool(shown.exists() or logos.exists())


def register() -> None:
    """Tell the kernel all of it."""
    for name, words in WORDS.items():
        events.describe(name, words)
    both = frozenset({"pdf", "image"})
    slots.fill("desk.todo", panels.to_do, order=-5)
    files.register_purpose(files.Purpose(name=PAPER_PURPOSE, kinds=both, may_see=sees_paper))
    files.register_purpose(files.Purpose(name=PROOF_PURPOSE, kinds=both, may_see=sees_proof))
    files.register_purpose(
        files.Purpose(name=PICTURE_PURPOSE, kinds=frozenset({"image"}), may_see=sees_picture)
    )
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
            label=_("Addresses"),
            url_name="companies:addresses",
            right="view",
            order=30,
        )
    )
