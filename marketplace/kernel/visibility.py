"""The one way in: what a party may see, as a queryset and as a question about one object."""

from typing import Any, Self

from django.db import models
from django.http import Http404

from marketplace.kernel.party import Party
from marketplace.kernel.process import Process


class ScopedQuerySet(models.QuerySet[Any]):
    """A queryset that knows what a party may see; each model overrides `visible_to`."""

    def visible_to(self, party: Party) -> Self:
        """Return the rows that the party may see. The default shows nothing."""
        del party
        return self.none()


def load(model: Any, party: Party, **lookup: Any) -> Any:
    """Return the one object that the party may see. Raises Http404, never says that it exists."""
    try:
        found = model.objects.visible_to(party).filter(**lookup).first()
    except OverflowError:  # a key that no column can hold, asked of a key of another table
        found = None
    if found is None:
        raise Http404
    return found


def status_constraint(process: Process) -> models.CheckConstraint:
    """Return the database's own guard that the state is one of the table's."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{process.field}__in": process.state_names}),
        name=f"{process.name}_{process.field}_in_table",
    )
