"""Whether the configured keys open what is stored: for the doctor."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from marketplace.kernel.vault import ciphers
from marketplace.kernel.vault.fields import SealedField, all_fields, place


def check() -> str | None:
    """Return why the keys do not open what is stored, or None; a few queries per sealed column."""
    return next((fault for field in all_fields() for fault in _faults(field)), None)


def _faults(field: SealedField) -> Iterator[str]:
    rows = field.model._base_manager.exclude(**{field.name: ""})
    for name in ciphers.known():
        of_key = rows.filter(**{f"{field.name}__startswith": f"{name}:"})
        yield from _sample(field, of_key.order_by("-pk").values_list("pk", field.name).first())
        rows = rows.exclude(**{f"{field.name}__startswith": f"{name}:"})
    strange = rows.values_list(field.name, flat=True).first()
    if strange:
        yield _("%(column)s: %(count)s numbers need the key “%(key)s”. Add it to FIELD_KEYS.") % {
            "column": field.model._meta.label + "." + field.name,
            "count": rows.count(),
            "key": ciphers.key_id(strange),
        }


def _sample(field: SealedField, row: tuple[int, str] | None) -> Iterator[str]:
    if row is None:
        return
    try:
        ciphers.opened(row[1], place(field, row[0]))
    except ciphers.SealBroken as broken:
        yield str(broken)
