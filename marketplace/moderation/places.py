"""The queues of moderation on the platform's rail, the files they keep, the words of events."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel import events, files, rail
from marketplace.kernel.models import StoredFile
from marketplace.kernel.party import Party
from marketplace.moderation.actions.judging import SOURCE_PURPOSE
from marketplace.moderation.actions.lists import LIST_PURPOSE
from marketplace.moderation.queries import tally, waiting_for_proof

WORDS: Final = {
    "verdict.given": _("Point checked"),
    "verdict.taken_back": _("Verdict taken back"),
    "source.cited": _("Source cited"),
    "company.remind": _("Reminded that the licence ends"),
    "company.appeal": _("Appealed against the suspension"),
    "company.uphold": _("Appeal dismissed"),
    "hit.open": _("Hit found"),
    "hit.cleared": _("Hit cleared: another company"),
    "hit.confirmed": _("Hit confirmed"),
    "screening_list.draft": _("List read in"),
    "screening_list.loading": _("Loading begun"),
    "screening_list.loaded": _("In force"),
    "screening_list.ended": _("Ended"),
    "eligibility_rule.added": _("Rule added"),
    "eligibility_rule.ended": _("Rule ended"),
}


def only_moderators(party: Party, _stored: StoredFile) -> bool:
    """Say whether a party may open a list or the copy of a source."""
    return party.may("verify")


def register() -> None:
    """Tell the kernel all of it."""
    for name, words in WORDS.items():
        events.describe(name, words)
    both = frozenset({"pdf", "image"})
    text = frozenset({"text"})
    files.register_purpose(files.Purpose(name=SOURCE_PURPOSE, kinds=both, may_see=only_moderators))
    files.register_purpose(files.Purpose(name=LIST_PURPOSE, kinds=text, may_see=only_moderators))
    for entry in _entries():
        rail.add(entry)


def _entries() -> tuple[rail.Entry, ...]:
    return (
        rail.Entry(
            section="moderation",
            label=_("Company files"),
            url_name="moderation:companies",
            right="verify",
            tally=tally,
            order=10,
        ),
        rail.Entry(
            section="moderation",
            label=_("Screening lists"),
            url_name="moderation:lists",
            right="verify",
            tally=tally,
            order=50,
        ),
        rail.Entry(
            section="moderation",
            label=_("Eligibility"),
            url_name="moderation:rules",
            right="verify",
            order=55,
        ),
        rail.Entry(
            section="moderation",
            label=_("VAT proofs"),
            url_name="moderation:tax_proofs",
            right="match",
            count=waiting_for_proof,
            order=60,
        ),
    )
