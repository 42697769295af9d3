"""Forgetting a file that nothing needs any more: its row now, its bytes with the commit."""

from django.db import transaction

from marketplace.kernel.files.paths import erase
from marketplace.kernel.models import StoredFile


def forget(stored: StoredFile) -> None:
    """Remove a file, after its last holder let go of it. Raises ProtectedError while one holds."""
    stored.delete()
    transaction.on_commit(lambda: erase(stored))
