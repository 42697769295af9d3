"""No dependency falls below the version that closed a fault."""

from importlib.metadata import version

import pytest

from tests.architecture.code import ROOT

FLOORS = [
    line.split()
    for line in (ROOT / "tests/architecture/floors.txt").read_text().splitlines()
    if not line.startswith("#")
]


def numbers(text: str) -> tuple[int, ...]:
    """Return a version as numbers."""
    return tuple(int(part) for part in text.split("."))


@pytest.mark.parametrize(("name", "floor"), FLOORS)
def test_installed_and_locked_are_not_below_the_floor(name: str, floor: str) -> None:
    assert numbers(version(name)) >= numbers(floor)
    locked = (ROOT / "requirements.txt").read_text().lower()
    (pin,) = [line for line in locked.splitlines() if line.startswith(f"{name.lower()}==")]
    assert numbers(pin.split("==")[1].split()[0]) >= numbers(floor)
