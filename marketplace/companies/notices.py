"""What a company's managers are told about its verification."""

from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from marketplace.companies.models import Company
from marketplace.companies.queries import people_with
from marketplace.kernel import events
from marketplace.kernel.models import Event
from marketplace.notices import kinds
from marketplace.notices.actions import tell
from marketplace.notices.kinds import Kind

KINDS: Final = (
    Kind(
        "company.verified",
        _("%(company)s is verified"),
        _("You can now publish listings and answer inquiries."),
        must_send=True,
    ),
    Kind(
        "company.refused",
        _("The file of %(company)s was sent back"),
        _("Reason: %(reason)s. Correct the file and submit it again."),
        must_send=True,
    ),
    Kind(
        "company.expired",
        _("The verification of %(company)s has expired"),
        _("Its licence has ended. Listings are hidden until you add the new one and submit again."),
        must_send=True,
    ),
    Kind(
        "company.suspended",
        _("%(company)s is suspended"),
        _("Reason: %(reason)s. Listings are hidden meanwhile; orders go on."),
        must_send=True,
    ),
)


def tell_managers(event: Event) -> None:
    """Tell owners and administrators what became of the file."""
    company = Company.objects.get(pk=event.object_id)
    tell(
        people_with(company.pk, "manage"),
        event.name,
        url=reverse("companies:file"),
        company=company.display_name,
        reason=event.facts.get("reason", ""),
    )


def register() -> None:
    """Make the kinds known and listen for the news."""
    kinds.register(*KINDS)
    for kind in KINDS:
        events.subscribe(kind.name, tell_managers)
