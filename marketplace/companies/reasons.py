"""Why a point of a file is sent back: fixed reasons in every language, beside which free text
stands."""

from typing import Final

from django.utils.translation import gettext_lazy as _

REASONS: Final[dict[str, object]] = {
    "differs": _("It differs from the paper. Give it as it is printed there."),
    "unreadable": _("The paper can not be read. Hand in a sharp copy of every page."),
    "wrong_paper": _("This is another paper than the one asked for."),
    "expired": _("It has expired. Hand in the one that is valid now."),
    "incomplete": _("Something is missing. Hand it in completely."),
    "not_found": _("The register does not know it. Check the number and the register."),
    "taken": _("Another company gave the same number. Tell us how the two belong together."),
    "holder": _(
        "The holder must be the company itself. Give a company account or a bank’s letter."
    ),
    "address": _("It is not the registered address. Give the address in the register extract."),
    "authority": _("The paper does not show that this person may act for the company."),
    "translation": _("Add a certified translation into English, French or Chinese."),
}


def sentence(reason: str, text: str) -> str:
    """Return a remark as people read it: the fixed reason, then what the moderator added."""
    parts = (str(REASONS.get(reason, "")), text.strip())
    return " ".join(part for part in parts if part)
