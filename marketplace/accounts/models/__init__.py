"""People, and the check that a real one stands behind an account."""

from marketplace.accounts.models.identity import IdentityCheck, IdentityCheckQuerySet
from marketplace.accounts.models.person import User, UserManager
from marketplace.accounts.models.recovery import Recovery, RecoveryQuerySet

__all__ = [
    "IdentityCheck",
    "IdentityCheckQuerySet",
    "Recovery",
    "RecoveryQuerySet",
    "User",
    "UserManager",
]
