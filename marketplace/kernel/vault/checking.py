"""Whether the configured keys open what is stored: for the doctor."""

from collections.abc import Iterator
from itertools import chain

from django.utils.translation import gettext as _

from marketplace.kernel.vault import ciphers, reindexing
from marketplace.kernel.vault.fields import SealedField, all_fields, place
from marketplace.kernel.vault.inside import Inside, all_inside


def check() -> str | None:
    """Return why the keys do not open what is stored, or None; a few queries per sealed column."""
    columns = (fault for field in all_fields() for fault in _faults(field))
    inside = (fault for each in all_inside() for fault in _faults_inside(each))
    return next(chain(columns, inside, _faults_of_indexes()), None)


def _faults_of_indexes() -> Iterator[str]:
    if column := reindexing.strange():
        yield _("%(column)s was made with another INDEX_KEY. Add that key behind the new one.") % {
            "column": column
        }


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


def _faults_inside(inside: Inside) -> Iterator[str]:
    """Yield what is wrong with the newest text of each key, and of those of before the keys."""
    newest: dict[str, str] = {}
    for data in inside.rows().values_list(inside.column, flat=True).iterator():
        newest |= {ciphers.key_id(text) if ":" in text else "": text for text in inside.texts(data)}
    for name, text in newest.items():
        try:
            inside.opened(text)
        except ciphers.SealBroken as broken:
            yield str(broken)
        else:
            if name not in ciphers.known():
                yield _(
                    "%(column)s holds texts that no key of FIELD_KEYS sealed. Run rotate_keys."
                ) % {"column": inside.name}
