"""A verified company becomes a seller: one Oscar partner stands for it."""

from oscar.apps.partner.models import Partner

from marketplace.companies.models import Company
from marketplace.kernel.models import Event


def become_seller(company: Company) -> Partner:
    """Give the company its one partner (code = slug), once, and return it."""
    if company.partner is None:
        company.partner = Partner.objects.create(name=company.display_name[:128], code=company.slug)
        company.save(update_fields=["partner"])
    return company.partner


def make_partner(company: Company, _event: Event | None) -> None:
    """Effect of approval."""
    become_seller(company)
