"""One door to history: these imports and no others."""

import ast

from search.recommendations.models import past
from tests.architecture.code import imports, modules

APP = "search/recommendations/"
OWN = {APP + name for name in ("history.py", "actions/past.py", "models/__init__.py")}
TRADE = {APP + name for name in ("history.py", "actions/popularity.py")}
"""The second counts companies, from ten up, beside the pages."""


def importers(start: str, *names: str, folders: tuple[str, ...] = ()) -> set[str]:
    """Return the modules that import one of these names, or the module itself."""
    wanted = {start, *(f"{start}.{name}" for name in names)}
    return {m.path for m in modules(*folders) if wanted & {name for _at, name in imports(m.tree)}}


def test_views_and_marks_are_imported_by_the_door_and_by_the_verbs_alone() -> None:
    found = importers("search.recommendations.models.past", "Viewed", "Mark", "OwnQuerySet")
    found |= importers("search.recommendations.models", "Viewed", "Mark", "past")
    assert found == OWN


def test_orders_and_inquiries_are_imported_by_the_door_alone() -> None:
    here = ("search/recommendations",)
    assert importers("checkout.order.models", "Line", "Order", folders=here) == TRADE
    assert importers("marketplace.sourcing.models", "Inquiry", folders=here) == {APP + "history.py"}


def test_nobody_reaches_them_by_name() -> None:
    labels = {f"recommendations.{name}".lower() for name in ("Viewed", "Mark")}
    texts = {
        (module.path, node.value)
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and str(node.value).lower() in labels
    }
    assert {path for path, _text in texts} == {APP + "personal_data.py"}


def test_the_gate_is_asked_in_one_place() -> None:
    callers = importers("marketplace.privacy.gate", "allows", folders=("search",))
    assert callers == {APP + "history.py"}
    assert past.Viewed._meta.label == "recommendations.Viewed"
