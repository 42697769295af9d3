"""Keeping the company's address book."""

from dataclasses import asdict

from django.db import transaction
from django.utils.translation import gettext as _

from marketplace.companies.models import Address
from marketplace.companies.rules import AddressFacts, address_faults
from marketplace.companies.words import ADDRESS_FAULTS
from marketplace.kernel import events
from marketplace.kernel.party import Party
from marketplace.kernel.refusal import Refused


@transaction.atomic
def save_address(facts: AddressFacts, *, by: Party, address: Address | None = None) -> Address:
    """Add an address to the acting company's book, or change one of it; return it.

    Raises Refused without the right to buy or ship, and for a field the country's post refuses.
    """
    company_id = _keeper(by, address)
    _accepted(facts)
    kept = address or Address(company_id=company_id)
    for name, value in asdict(facts).items():
        setattr(kept, name, value)
    kept.save()
    events.record("address.saved", kept, by=by)
    return kept


@transaction.atomic
def remove_address(address: Address, *, by: Party) -> None:
    """Take an address out of the book; orders keep their copies. Raises Refused."""
    _keeper(by, address)
    events.record("address.removed", address, by=by)
    address.delete()


def _keeper(by: Party, address: Address | None) -> int:
    foreign = address is not None and address.company_id != by.company_id
    if by.company_id is None or foreign or not (by.may("buy") or by.may("ship")):
        raise Refused(_("You can not change this address book."), code="wrong_actor")
    return by.company_id


def _accepted(facts: AddressFacts) -> None:
    given = {name: getattr(facts, name) for name in ("line1", "postcode", "city", "region")}
    for field, fault in address_faults(facts.country, given).items():
        raise Refused(ADDRESS_FAULTS[fault], code=fault, field=field)
    if not facts.recipient.strip():
        raise Refused(ADDRESS_FAULTS["required"], code="required", field="recipient")
