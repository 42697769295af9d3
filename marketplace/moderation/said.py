"""What steps of the desk have done, in a sentence that names the company or the list."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from marketplace.companies.models import Company
from marketplace.kernel.step_words import StepWords, tell
from marketplace.moderation.queries import sights


def _company(obj: Any) -> str:
    company: Company = obj if isinstance(obj, Company) else obj.company
    return str(company.legal_name)


SAID: Final = {
    "company": StepWords(
        named=_company,
        done={
            "claim": _("You have claimed the file of %(object)s."),
            "approve": _("%(object)s is verified."),
            "refuse": _("The file of %(object)s was sent back."),
            "release": _("The file of %(object)s is back in the queue."),
            "suspend": _("%(object)s is suspended."),
            "reinstate": _("The suspension of %(object)s is lifted."),
            "uphold": _("The appeal of %(object)s is dismissed."),
            "appeal": _("The appeal was sent."),
        },
    ),
    "change": StepWords(
        sight=sights.of_change,
        named=_company,
        done={
            "claim": _("You have claimed the change of %(object)s."),
            "accept": _("The change of %(object)s is accepted."),
            "refuse": _("The change of %(object)s was refused."),
            "release": _("The change of %(object)s is back in the queue."),
            "withdraw": _("The change was withdrawn."),
        },
    ),
    "paper": StepWords(
        sight=sights.of_paper,
        named=_company,
        done={
            "accept": _("The paper of %(object)s is accepted."),
            "refuse": _("The paper of %(object)s was refused."),
        },
    ),
    "bank_account": StepWords(
        sight=sights.of_account,
        named=_company,
        done={
            "accept": _("The bank account of %(object)s is accepted."),
            "refuse": _("The bank account of %(object)s was refused."),
        },
    ),
    "hit": StepWords(
        sight=sights.of_hit,
        named=_company,
        done={
            "clear": _("Told apart: the list names another company than %(object)s."),
            "confirm": _("Confirmed: the list names %(object)s."),
            "reopen": _("The hit of %(object)s is open again."),
        },
    ),
    "screening_list": StepWords(
        done={
            "load": _("The loading of “%(object)s” has begun."),
            "compare": _("The comparison with “%(object)s” has begun."),
            "discard": _("“%(object)s” is discarded."),
            "end": _("“%(object)s” is no longer in force."),
        },
    ),
}


def register() -> None:
    """Tell the kernel all of it."""
    for process, words in SAID.items():
        tell(process, words)
