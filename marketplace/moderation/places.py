"""The queues of moderation on the platform's rail."""

from django.utils.translation import gettext_lazy as _

from marketplace.companies.queries import waiting_for_review
from marketplace.kernel import rail
from marketplace.moderation.queries import waiting_for_proof


def register() -> None:
    """Tell the kernel where the queues are and how much waits there."""
    rail.add(
        rail.Entry(
            section="moderation",
            label=_("Company files"),
            url_name="moderation:companies",
            right="verify",
            count=waiting_for_review,
            order=10,
        )
    )
    rail.add(
        rail.Entry(
            section="moderation",
            label=_("VAT proofs"),
            url_name="moderation:tax_proofs",
            right="match",
            count=waiting_for_proof,
            order=60,
        )
    )
