"""An address whose owner does not want to be invited to a company file."""

from hashlib import sha256
from typing import Final

from django.db import models

from marketplace.kernel import vault

ADDRESS: Final = "address"


def address_index(email: str) -> str:
    """Return the blind index of an address: all that is kept of it."""
    return vault.blind_index(ADDRESS, sha256(email.strip().lower().encode()).hexdigest())


class Objection(models.Model):
    """That somebody objected to being invited by the platform; the address is kept nowhere."""

    index = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"objection {self.pk}"
