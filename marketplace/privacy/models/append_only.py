"""Rows that are added, never changed or removed."""

from typing import Any, NoReturn

from django.db import models

from marketplace.kernel.append_only import AppendOnlyError
from marketplace.kernel.visibility import ScopedQuerySet


def _refuse(*_args: Any, **_kwargs: Any) -> NoReturn:
    raise AppendOnlyError("These rows are added, never changed or removed.")


class AppendOnlyQuerySet(ScopedQuerySet):
    """A queryset that changes nothing."""

    update = delete = bulk_update = _refuse


class AppendOnly(models.Model):
    """A row that is saved once."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row. Raises AppendOnlyError when it is there already."""
        if self.pk is not None:
            _refuse()
        super().save(*args, **kwargs)

    delete = _refuse
