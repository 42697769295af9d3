"""A company becomes a seller with its first terms: one Oscar partner stands for it."""

from django.db import transaction
from oscar.apps.partner.models import Partner

from marketplace.companies.models import Company
from marketplace.kernel import events
from marketplace.kernel.party import SYSTEM


@transaction.atomic
def become_seller(company: Company) -> Partner:
    """Give the company its one partner (code = slug), once, and return it."""
    if company.partner is None:
        company.partner = _partner_of(Company.objects.select_for_update().get(pk=company.pk))
    return company.partner


def _partner_of(locked: Company) -> Partner:
    if locked.partner is None:
        locked.partner = Partner.objects.create(name=locked.display_name[:128], code=locked.slug)
        locked.save(update_fields=["partner"])
        events.record("company.became_seller", locked, by=SYSTEM)
    return locked.partner
