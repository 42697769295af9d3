"""Many companies change at the same moment: every count is right afterwards, nobody waits for ever.

The control takes the lock away and shows counts that are lost.
"""

import pytest
from django.db import OperationalError

from marketplace.companies.models import Company
from marketplace.directory import doctor
from marketplace.directory.actions import entries
from marketplace.directory.models import Entry, Tally
from tests.directory.acts import sellers
from tests.races.at_once import at_once

pytestmark = [pytest.mark.server, pytest.mark.django_db(transaction=True)]


def move_all(country: str) -> None:
    """Move every company to one country, each refreshed by somebody else."""
    keys = list(Company.objects.values_list("pk", flat=True))
    Company.objects.update(country=country)
    at_once([lambda key=key: entries.refresh(key) for key in keys])


@pytest.fixture
def eight(db) -> list[Company]:
    return sellers([f"Firm {n}" for n in range(8)])


def test_every_count_is_right(eight) -> None:
    move_all("IT")
    assert doctor.drift().is_none
    assert Tally.objects.get(key="IT|||").number == len(eight)


def test_the_same_company_twice_is_counted_once() -> None:
    one = sellers(["Alpha"])[0]
    Company.objects.update(country="IT")
    at_once([lambda: entries.refresh(one.pk) for _n in range(6)])
    assert Entry.objects.count() == 1
    assert doctor.drift().is_none


def test_without_the_lock_something_is_lost(eight, monkeypatch) -> None:
    monkeypatch.setattr(entries, "_lock_the_tally", lambda: None)
    sound = []
    for country in ("IT", "ES", "PL", "NL", "SE"):
        sound.append(is_sound_after(country))
    assert not all(sound)


def is_sound_after(country: str) -> bool:
    """Say whether counts are right after a move; two that wait for each other are none."""
    try:
        move_all(country)
    except OperationalError:
        return False
    return doctor.drift().is_none
