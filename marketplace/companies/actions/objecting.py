"""Keeping an objection to being invited."""

from marketplace.companies.models.objection import Objection, address_index
from marketplace.kernel.clock import now


def keep_objection(email: str) -> None:
    """Keep that the owner of an address objected; a second time changes nothing."""
    Objection.objects.get_or_create(index=address_index(email), defaults={"at": now()})
