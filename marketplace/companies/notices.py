"""What a company's managers are told about its verification."""

from datetime import date
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from marketplace.accounts.models import User
from marketplace.companies.models import BankAccount, ChangeRequest, Company, Paper
from marketplace.companies.queries import people_with
from marketplace.companies.remarks import named, told
from marketplace.companies.statement import statement
from marketplace.kernel import events
from marketplace.kernel.models import Event
from marketplace.notices import kinds
from marketplace.notices.actions import tell
from marketplace.notices.kinds import Kind

KINDS: Final = (
    Kind(
        "company.verified",
        _("%(company)s is verified"),
        _(
            "Its people can now publish listings and answer inquiries, each after their own"
            " identity check."
        ),
        must_send=True,
    ),
    Kind(
        "company.refused",
        _("The file of %(company)s was sent back"),
        _("Reason: %(reason)s. Correct the file and submit it again."),
        must_send=True,
    ),
    Kind(
        "company.sent_back",
        _("The file of %(company)s was sent back"),
        _("%(reason)s. Correct the company file and submit it again."),
        must_send=True,
    ),
    Kind(
        "company.expired",
        _("The verification of %(company)s has expired"),
        _("Its licence has ended. Listings are hidden until you add the new one and submit again."),
        must_send=True,
    ),
    Kind(
        "company.remind",
        _("The licence of %(company)s ends on %(until)s"),
        _("Hand in the next licence before that day. Without it, listings are hidden afterwards."),
        must_send=True,
    ),
    Kind(
        "company.suspended",
        _("%(company)s is suspended"),
        _(
            "Reason: %(reason)s. Listings are hidden and payouts are held; orders go on. You can"
            " appeal until %(until)s."
        ),
        must_send=True,
    ),
    Kind(
        "company.reinstated",
        _("%(company)s is no longer suspended"),
        _("Your listings are shown again and payouts go on."),
        must_send=True,
    ),
    Kind(
        "company.uphold",
        _("The appeal of %(company)s was dismissed"),
        _("Reason: %(reason)s. The suspension stands."),
        must_send=True,
    ),
    Kind(
        "change.accepted",
        _("The change of the file of %(company)s is accepted"),
        _("The public page shows it from now on."),
        must_send=True,
    ),
    Kind(
        "change.refused",
        _("The change of the file of %(company)s was refused"),
        _("Reason: %(reason)s. What was verified before stands."),
        must_send=True,
    ),
    Kind(
        "bank_account.waiting",
        _("A bank account was given for %(company)s"),
        _(
            "A moderator checks it; payouts go to the account accepted before until then. If nobody"
            " at your company gave it, write to us at once."
        ),
        must_send=True,
    ),
    Kind(
        "bank_account.accepted",
        _("The bank account of %(company)s is accepted"),
        _("Payouts go to it from now on."),
        must_send=True,
    ),
    Kind(
        "bank_account.refused",
        _("The bank account of %(company)s was refused"),
        _("Reason: %(reason)s. Payouts go to the account accepted before, if there is one."),
        must_send=True,
    ),
    Kind(
        "paper.refused",
        _("A paper of %(company)s was refused"),
        _("Reason: %(reason)s. Hand in another one."),
        must_send=True,
    ),
)
PARTS: Final[dict[str, Any]] = {
    "change.accepted": ChangeRequest,
    "change.refused": ChangeRequest,
    "bank_account.accepted": BankAccount,
    "bank_account.refused": BankAccount,
    "paper.refused": Paper,
}
HEARD: Final = (
    "company.verified",
    "company.refused",
    "company.expired",
    "company.remind",
    "company.suspended",
    "company.uphold",
)


def tell_managers(event: Event) -> None:
    """Tell owners and administrators what became of the file."""
    _tell(Company.objects.get(pk=event.object_id), _kind(event), event)


def tell_of_part(event: Event) -> None:
    """Tell them what became of a change, a paper or a bank account of a file decided before."""
    part: Any = PARTS[event.name].objects.select_related("company").get(pk=event.object_id)
    if part.company.is_approved:
        _tell(part.company, event.name, event)


def tell_of_account(event: Event) -> None:
    """Tell everybody who receives the company's money, whoever gave the account."""
    account = BankAccount.objects.select_related("company").get(pk=event.object_id)
    tell(
        people_with(account.company_id, "receive_money"),
        event.name,
        url=reverse("companies:bank"),
        company=account.company.display_name,
    )


def _tell(company: Company, kind: str, event: Event) -> None:
    """Tell each of them in their own language: fixed reasons and grounds are kept by their keys."""
    people = User.objects.filter(pk__in=people_with(company.pk, "manage")).order_by("pk")
    for person in people:
        with translation.override(person.language or settings.LANGUAGE_CODE):
            reason, until = _said(company, kind, event)
        tell(
            [person.pk],
            kind,
            url=reverse("companies:file"),
            company=company.display_name,
            reason=reason.rstrip("."),
            until=until or "",
        )


def _said(company: Company, kind: str, event: Event) -> tuple[str, date | None]:
    """Return the reason in the language now active, and the day that the notice names."""
    if kind == "company.sent_back":
        found = told(company, event)
        return " ".join([found.note, *(each.words for each in found.points)]).strip(), None
    reason, held = str(event.facts.get("reason", "")), statement(company)
    if kind != "company.suspended" or held is None:
        return reason, company.verified_until
    return (named(held.ground, reason) if held.ground else reason), held.appeal_until


def _kind(event: Event) -> str:
    if event.step == "reinstate":
        return "company.reinstated"
    return "company.sent_back" if event.facts.get("remarks") else event.name


def register() -> None:
    """Make the kinds known and listen for the news."""
    kinds.register(*KINDS)
    events.subscribe("bank_account.waiting", tell_of_account)
    for name in HEARD:
        events.subscribe(name, tell_managers)
    for name in PARTS:
        events.subscribe(name, tell_of_part)
