"""Which addresses the platform may not invite."""

from collections.abc import Iterable

from marketplace.companies.models.objection import Objection, address_index


def objected(emails: Iterable[str]) -> set[str]:
    """Return those of the addresses whose owners objected; one query."""
    indexes = {address_index(email): email for email in emails if email}
    found = Objection.objects.filter(index__in=indexes)
    return {indexes[index] for index in found.values_list("index", flat=True)}
