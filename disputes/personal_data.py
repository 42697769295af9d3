"""What disputes hold of people: who claimed, said, proved, offered and decided what."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

KEPT: Final = _(
    "3 years after the dispute ended, then anonymised: both sides may need it to defend a claim."
)
TO_DECIDE: Final = _("To hear both sides and to decide who is right")
WHO_DECIDED: Final = _("To know who decided, and that two people did where the rules ask for it")


def _holding(model: str, person: str, *fields: str, purpose: object = TO_DECIDE) -> Holding:
    return Holding(
        model=f"disputes.{model}",
        person=person,
        fields=(person, *fields),
        purpose=purpose,
        basis="contract",
        forget="retain",
        retain=KEPT,
    )


HOLDINGS: Final = (
    _holding("Dispute", "opened_by", "facts", "conversation", "appeal_reason"),
    _holding("Dispute", "moderator", purpose=WHO_DECIDED),
    _holding("Dispute", "appeal_moderator", purpose=WHO_DECIDED),
    _holding("Proposal", "person", "note", "at"),
    _holding("Statement", "person", "text", "at"),
    _holding("Evidence", "person", "file", "title", "third_persons", "at"),
    _holding("Ruling", "moderator", "reasons", "at", purpose=WHO_DECIDED),
    _holding("Ruling", "second_moderator", "sent_back_reason", purpose=WHO_DECIDED),
)
NOT_PERSONAL: Final[dict[str, tuple[str, ...]]] = {
    "disputes.Dispute": ("number", "conversation_hash"),
    "disputes.RulingLine": ("reason",),
}
