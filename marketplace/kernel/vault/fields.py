"""The column of a sealed number, and the way into it."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from marketplace.kernel.events import describe, words
from marketplace.kernel.vault import ciphers


class SealedField(models.TextField):  # type: ignore[type-arg]
    """Holds nothing or a sealed text; reading the attribute never opens it.

    A plain text is refused on its way to the database, so none can slip in.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        """Blank by default and in no form."""
        usual: dict[str, Any] = {"blank": True, "default": "", "editable": False}
        super().__init__(*args, **(usual | options))

    def contribute_to_class(self, cls: Any, name: str, private_only: bool = False) -> None:
        """Join the model, and give the event of an opening its words."""
        super().contribute_to_class(cls, name, private_only)
        event = f"{cls._meta.label_lower}.revealed"
        if words(event) == event:
            describe(event, _("A sealed number was opened"))

    def get_prep_value(self, value: Any) -> Any:
        """Return what goes into a query. Raises ValueError for a text that is not sealed."""
        prepared = super().get_prep_value(value)
        if prepared and not ciphers.is_sealed(prepared):
            raise ValueError(f"{self.name} holds sealed text alone: use vault.seal")
        return prepared


def seal(obj: Any, name: str, plain: str) -> None:
    """Set a sealed attribute of a saved object; the caller saves the column. "" clears it.

    Raises ValueError for an object without a key: what is sealed is bound to its row.
    """
    if obj.pk is None:
        raise ValueError(f"save the {obj._meta.model_name} before sealing its {name}")
    setattr(obj, name, ciphers.sealed(plain, place_of(obj, name)) if plain else "")


def opened(obj: Any, name: str) -> str:
    """Return the number without a record: for this package alone. Raises SealBroken."""
    token = getattr(obj, name)
    return ciphers.opened(token, place_of(obj, name)) if token else ""


def place_of(obj: Any, name: str) -> str:
    """Return the place that a number is bound to: table, column and row."""
    return place(_sealed(obj, name), obj.pk)


def place(field: SealedField, pk: object) -> str:
    """Return the place of a column and a row's key."""
    return f"{field.model._meta.db_table}.{field.column}:{pk}"


def _sealed(obj: Any, name: str) -> SealedField:
    field = obj._meta.get_field(name)
    if not isinstance(field, SealedField):
        raise TypeError(f"{obj._meta.label}.{name} is not sealed")
    return field


def all_fields() -> Iterator[SealedField]:
    """Yield every sealed column of the market."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SealedField):
                yield field
