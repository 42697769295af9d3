"""The kinds of notices of a dispute: all legal news, so none can be switched off."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.notices.kinds import Kind


def _kind(name: str, title: object, text: object) -> Kind:
    return Kind(name, title, text, must_send=True)


KINDS: Final = (
    _kind(
        "dispute.opened",
        _("Dispute %(number)s over order %(order)s"),
        _(
            "%(by)s opened a dispute. The money of its lines is frozen. Answer by a proposal or a"
            " message; without an agreement it goes to a moderator on %(until)s."
        ),
    ),
    _kind(
        "dispute.said",
        _("New message in dispute %(number)s"),
        _("%(by)s wrote to the file."),
    ),
    _kind(
        "dispute.add_evidence",
        _("New evidence in dispute %(number)s"),
        _("%(by)s added a file to the dispute over order %(order)s."),
    ),
    _kind(
        "dispute.evidence",
        _("Dispute %(number)s goes to a moderator"),
        _("Both sides may add evidence until %(until)s. Then a moderator decides on the file."),
    ),
    _kind(
        "dispute.done",
        _("Dispute %(number)s: evidence complete"),
        _("%(by)s has nothing to add. When both sides say so, the file goes to a moderator."),
    ),
    _kind(
        "dispute.review",
        _("Dispute %(number)s is ready for a ruling"),
        _("The file over order %(order)s is complete. The ruling is due by %(until)s."),
    ),
    _kind(
        "dispute.claim",
        _("A moderator has dispute %(number)s"),
        _("The ruling over order %(order)s is due by %(until)s."),
    ),
    _kind(
        "dispute.give_back",
        _("Dispute %(number)s waits for a moderator again"),
        _("The file was given back. Reason: %(reason)s"),
    ),
    _kind(
        "dispute.remind",
        _("The ruling in dispute %(number)s is overdue"),
        _("Its term is over. Any moderator without a tie may take the file over."),
    ),
    _kind(
        "dispute.second_look",
        _("Dispute %(number)s needs a second moderator"),
        _("The amount is above the limit of one person. Confirm the ruling or send it back."),
    ),
    _kind(
        "dispute.sent_back",
        _("Your ruling in dispute %(number)s was sent back"),
        _("The second moderator says: %(reason)s"),
    ),
    _kind(
        "dispute.ruled",
        _("Ruling in dispute %(number)s"),
        _(
            "A moderator ruled over order %(order)s. You may accept or appeal until %(until)s;"
            " after that the ruling is final and the money moves."
        ),
    ),
    _kind(
        "dispute.accept",
        _("%(by)s accepted the ruling in dispute %(number)s"),
        _("When both sides accept, it is final at once. You may still appeal until %(until)s."),
    ),
    _kind(
        "dispute.appeal",
        _("Appeal in dispute %(number)s"),
        _("%(by)s appealed. Another moderator decides by %(until)s. Reason: %(reason)s"),
    ),
    _kind(
        "dispute.closed",
        _("Dispute %(number)s is closed"),
        _("What was decided over order %(order)s is final and was carried out."),
    ),
    _kind(
        "dispute.ended",
        _("Dispute %(number)s has ended with its order"),
        _("Order %(order)s was cancelled; the money held for it is owed back to the buyer."),
    ),
    _kind(
        "dispute.settled",
        _("Dispute %(number)s is settled"),
        _("Both sides agreed over order %(order)s. The agreement was carried out."),
    ),
    _kind(
        "dispute.withdrawn",
        _("Dispute %(number)s is withdrawn"),
        _("%(by)s gave the dispute over order %(order)s up. Reason: %(reason)s"),
    ),
    _kind(
        "proposal.open",
        _("A proposal in dispute %(number)s"),
        _("%(by)s proposes %(amount)s %(currency)s back. Accept, decline or propose otherwise."),
    ),
    _kind(
        "proposal.declined",
        _("Your proposal in dispute %(number)s was declined"),
        _("%(by)s declined %(amount)s %(currency)s back. You may make another proposal."),
    ),
    _kind(
        "proposal.withdrawn",
        _("A proposal in dispute %(number)s was withdrawn"),
        _("%(by)s no longer offers %(amount)s %(currency)s back."),
    ),
)
