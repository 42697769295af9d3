"""Every template compiles: a wrong tag or a missing library shows here, not on a page."""

from pathlib import Path

from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2] / "templates"
NAMES = sorted(
    str(path.relative_to(ROOT)) for path in ROOT.rglob("*") if path.suffix in {".html", ".txt"}
)


def fault_of(name: str) -> str:
    """Return why a template does not compile, or nothing."""
    try:
        return "" if get_template(name).template.name == name else f"{name} is another"
    except Exception as fault:  # noqa: BLE001  (every fault is named with its template)
        return f"{name}: {fault!r}"


def test_every_template_compiles() -> None:
    assert len(NAMES) > 300
    assert [fault for name in NAMES if (fault := fault_of(name))] == []
