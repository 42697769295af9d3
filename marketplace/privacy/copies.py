"""The copy of one's own data, made from the declarations alone."""

from typing import Any

from django.apps import apps

from marketplace.kernel.holdings import Holding
from marketplace.privacy.declarations import all_holdings


def copy_of(person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return all that is declared as exported of a person, by model, rows in order of key."""
    copy: dict[str, list[dict[str, Any]]] = {}
    for holding in all_holdings():
        if holding.export and holding.person:
            rows = copy.setdefault(holding.model, [])
            _join(rows, _rows(holding, person_id))
    return copy


def _rows(holding: Holding, person_id: int) -> list[dict[str, Any]]:
    mine = apps.get_model(holding.model)._base_manager.filter(**{holding.person: person_id})
    return list(mine.order_by("pk").values("pk", *holding.fields))


def _join(rows: list[dict[str, Any]], more: list[dict[str, Any]]) -> None:
    """Put the columns of several declarations of one model into the same rows."""
    known = {row["pk"]: row for row in rows}
    for row in more:
        if row["pk"] in known:
            known[row["pk"]].update(row)
        else:
            rows.append(row)
