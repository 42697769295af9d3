"""People and the codes that reach them by mail."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache

from marketplace.accounts.actions import Newcomer, enrol
from marketplace.accounts.models import User
from marketplace.kernel.party import SYSTEM, Party

PASSWORD = "a-long-quiet-sentence-2026"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Limits and used codes live in the cache: each test starts with none."""
    cache.clear()


@pytest.fixture
def claire(db: None) -> User:
    """A person with a password and a proved address."""
    return enrol(
        Newcomer(
            email="claire@firm.example",
            first_name="Claire",
            last_name="Moreau",
            password=PASSWORD,
        ),
        by=SYSTEM,
    )


@pytest.fixture
def mailed_code() -> Callable[[], str]:
    """Return the code of the newest mail."""

    def read() -> str:
        found = re.search(r"^([A-Z0-9]{4}-[A-Z0-9]{4})$", str(mail.outbox[-1].body), re.M)
        assert found, mail.outbox[-1].body
        return found[1]

    return read


@pytest.fixture
def own(claire: User, settings: Any, tmp_path: Path) -> Party:
    """The person without a company, whose files go to a folder of the test."""
    settings.PRIVATE_DIR = tmp_path
    return Party(claire.pk, None, "person")
