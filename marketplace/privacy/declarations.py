"""Reads what every app declares to hold of people, and finds what nobody declared.

Each app has a `personal_data.py` with `HOLDINGS` and `NOT_PERSONAL` (model -> fields that look
personal and are not; `*` for every text of a model about things, never for a link to a person).
The kernel's stand in this app's own.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import models

from marketplace.kernel.holdings import Holding
from marketplace.privacy import personal_data as own

ROOTS: Final = frozenset({"marketplace", "catalogue", "checkout", "search", "cms", "disputes"})
TEXTUAL: Final = (
    models.CharField,
    models.TextField,
    models.FileField,
    models.JSONField,
    models.GenericIPAddressField,
)
TECHNICAL: Final = frozenset({"currency", "slug", "path", "url_path"})


def our_apps() -> list[AppConfig]:
    """Return the market's own applications, in order of label."""
    ours = (app for app in apps.get_app_configs() if app.name.partition(".")[0] in ROOTS)
    return sorted(ours, key=lambda app: app.label)


def _module(app: AppConfig) -> Any:
    name = f"{app.name}.personal_data"
    return import_module(name) if find_spec(name) else None


def holdings_of(app: AppConfig) -> tuple[Holding, ...]:
    """Return what an application declares to hold."""
    if app.label == "kernel":
        return own.KERNEL_HOLDINGS
    declared: tuple[Holding, ...] = getattr(_module(app), "HOLDINGS", ())
    return declared


def _not_personal(app: AppConfig) -> dict[str, tuple[str, ...]]:
    if app.label == "kernel":
        return own.KERNEL_NOT_PERSONAL
    declared: dict[str, tuple[str, ...]] = getattr(_module(app), "NOT_PERSONAL", {})
    return declared


def all_holdings() -> list[Holding]:
    """Return every declaration of every application."""
    return [holding for app in our_apps() for holding in holdings_of(app)]


def looks_personal(field: Any) -> bool:
    """Say whether a column could hold something of a person: a link to one, or free text."""
    if field.is_relation:
        return field.concrete and field.related_model is apps.get_model(settings.AUTH_USER_MODEL)
    process = getattr(field.model, "PROCESS", None)
    if process is not None and process.field == field.name:
        return False
    return isinstance(field, TEXTUAL) and not field.choices and field.name not in TECHNICAL


def undeclared(app: AppConfig) -> list[str]:
    """Return the columns of an application that look personal and that nobody declared."""
    known = {(row.model, name) for row in holdings_of(app) for name in row.fields}
    known |= {(model, name) for model, names in _not_personal(app).items() for name in names}
    return [
        f"{model._meta.label}.{field.name}"
        for model in app.get_models()
        if model.__module__.partition(".")[0] in ROOTS
        for field in model._meta.get_fields()
        if looks_personal(field)
        and (model._meta.label, field.name) not in known
        and (field.is_relation or (model._meta.label, "*") not in known)
    ]


def unknown() -> Iterator[str]:
    """Yield declared models or columns that do not exist: a declaration that has gone stale."""
    for holding in all_holdings():
        names = {field.name for field in apps.get_model(holding.model)._meta.get_fields()}
        yield from (f"{holding.model}.{name}" for name in holding.fields if name not in names)
