"""Limits live in the cache: each test starts with none."""

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    """Forget what tests before have tried."""
    cache.clear()
