"""A kept file, and lists of companies as they are handed in."""

import pytest

from marketplace.kernel.clock import now
from marketplace.kernel.models import StoredFile
from tests.lasting import bare_404

__all__ = ["bare_404", "stored"]


@pytest.fixture
def stored(db) -> StoredFile:
    """Return the row of a kept file."""
    return StoredFile.objects.create(
        public_id="f" * 43,
        purpose="company_paper",
        name="paper.pdf",
        content_type="application/pdf",
        size=1,
        original_sha256="0" * 64,
        at=now(),
    )
