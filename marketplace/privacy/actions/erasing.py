"""Erasing a person: one way through everything that the applications declare to hold.

`erase` removes the person's rows; `anonymise` keeps them without what names the person; `retain`
leaves them. What packages that declare nothing hold goes as if the person's row were deleted.
"""

import json
import secrets
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from django.apps import apps
from django.contrib.auth.hashers import make_password
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Cast

from marketplace.accounts.models import User
from marketplace.kernel import files
from marketplace.kernel.holdings import Holding
from marketplace.kernel.models import Deadline, Event, Message, StoredFile
from marketplace.privacy.declarations import all_holdings
from marketplace.privacy.rules.erasing import Traces, scrubbed, traces

PERSON: Final = "accounts.User"
TEXTS: Final = (models.CharField, models.TextField, models.JSONField)
KEPT: Final = object()
"""A column that can not be emptied and names nobody: the day of joining."""


@transaction.atomic
def erase_person(user: User, _event: Event | None) -> None:
    """Effect: take a person out of the market; the row stays without a name, for what is retained.

    Rows are found before the first of them goes: some are found through others.
    """
    names = _names(user)
    found = [(holding, _keys(holding, user)) for holding in _forgettable()]
    for holding, keys in found:
        _forget(holding, keys, names)
    for model, field in _undeclared_links():
        _cut(model, field, user)
    for holding in _forgettable():
        if holding.found is None:
            _take_out(holding, _rows(holding).filter(_mentions(holding, names)), names.sure)
    user.refresh_from_db()


def _names(user: User) -> Traces:
    """Return what names the person; a name that others bear too is left in their rows."""
    same = User.objects.filter(first_name=user.first_name, last_name=user.last_name)
    return traces(
        user.email,
        (user.first_name, user.last_name),
        [user.phone or "", user.fixed_line],
        shared=same.exclude(pk=user.pk).exists(),
    )


def _forgettable() -> list[Holding]:
    return [holding for holding in all_holdings() if holding.forget != "retain"]


def _model(holding: Holding) -> Any:
    return apps.get_model(holding.model)


def _rows(holding: Holding) -> Any:
    return _model(holding)._base_manager.all()


def _keys(holding: Holding, user: User) -> list[Any]:
    """Return the keys of a person's rows: linked, or found by what the declaration says."""
    wanted = Q(pk__in=[])
    if holding.person:
        wanted |= Q(**{holding.person: user.pk})
    if holding.found is not None:
        wanted |= holding.found(user)
    return list(_rows(holding).filter(wanted).values_list("pk", flat=True).distinct())


def _forget(holding: Holding, keys: list[Any], names: Traces) -> None:
    rows = _rows(holding).filter(pk__in=keys)
    if holding.forget == "erase" and holding.model != PERSON:
        _erase_files(holding, rows)
        _drop_work(_model(holding)._meta, keys)
        rows.delete()
    elif holding.model == PERSON or holding.found is not None:
        _erase_files(holding, rows)
        for key in keys:
            rows.filter(pk=key).update(**_emptied(holding))
    else:
        _take_out(holding, rows, names.own)


def _drop_work(meta: Any, keys: list[Any]) -> None:
    """Let neither the clock nor the outbox come back to rows that are gone."""
    Deadline.objects.filter(object_type=meta.label_lower, object_id__in=keys).delete()
    owed = Message.objects.filter(done_at=None, dead_at=None)
    owed.filter(**{f"payload__{meta.model_name}__in": keys}).delete()


def _erase_files(holding: Holding, rows: Any) -> None:
    """Remove the bytes of the files of these rows, and the name they were sent under."""
    for field in _fields(holding):
        if field.related_model is StoredFile:
            kept = StoredFile.objects.filter(pk__in=rows.values(field.attname))
            for stored in kept:
                transaction.on_commit(partial(files.erase, stored))
            kept.update(name="")


def _fields(holding: Holding) -> Iterator[Any]:
    for name in holding.fields:
        yield _model(holding)._meta.get_field(name)


def _emptied(holding: Holding) -> dict[str, Any]:
    values = {field.name: _empty(field) for field in _fields(holding)}
    return {name: value for name, value in values.items() if value is not KEPT}


def _empty(field: Any) -> Any:
    """Return what a column holds of nobody."""
    if field.name == "password":
        return make_password(None)
    if field.null:
        return None
    if isinstance(field, TEXTS):
        return _empty_text(field)
    return False if isinstance(field, models.BooleanField) else KEPT


def _empty_text(field: Any) -> Any:
    nobody = f"erased-{secrets.token_hex(12)}"
    if isinstance(field, models.JSONField):
        return field.get_default()
    if field.unique:
        return f"{nobody}@erased.invalid" if isinstance(field, models.EmailField) else nobody
    return "" if field.blank else "–"


def _texts(holding: Holding) -> list[Any]:
    return [field for field in _fields(holding) if isinstance(field, TEXTS) and not field.choices]


def _take_out(holding: Holding, rows: Any, terms: tuple[str, ...]) -> None:
    """Write the texts of these rows without the terms."""
    names = [field.name for field in _texts(holding)]
    for key, *held in rows.values_list("pk", *names) if names else ():
        fresh = {name: scrubbed(value, terms) for name, value in zip(names, held, strict=True)}
        if list(fresh.values()) != held:
            _rows(holding).filter(pk=key).update(**fresh)


def _mentions(holding: Holding, names: Traces) -> Q:
    """Return which rows of anybody name the person for sure; JSON is searched as it is stored."""
    wanted = Q(pk__in=[])
    for field in _texts(holding):
        text = Cast(field.name, models.TextField())
        for term in names.sure:
            wanted |= Q(_contains(text, term)) | Q(_contains(text, json.dumps(term)[1:-1]))
    return wanted


def _contains(text: Any, term: str) -> Any:
    return models.lookups.IContains(text, term)


def _undeclared_links() -> Iterator[tuple[Any, Any]]:
    """Yield what links to people without a declaration: tables of other packages."""
    declared = {(holding.model, holding.person) for holding in all_holdings()}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        for field in model._meta.local_fields:
            if field.related_model is User and (model._meta.label, field.name) not in declared:
                yield model, field


def _cut(model: Any, field: Any, user: User) -> None:
    """Do with such rows what their package does when a person's row is deleted."""
    rows = model._base_manager.filter(**{field.name: user.pk})
    if field.remote_field.on_delete is models.CASCADE:
        rows.delete()
    elif field.null:
        rows.update(**{field.name: None})
