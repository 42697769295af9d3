"""Pages of the person: the file, the identity check, and the moderators' queue of checks."""

from marketplace.accounts.views.checks import (
    AcceptView,
    DecideView,
    QueueView,
    RefuseView,
    RevealView,
)
from marketplace.accounts.views.identity import CheckView, IdentityView, OwnNumberView
from marketplace.accounts.views.person import PersonView, PhotoView

__all__ = [
    "AcceptView",
    "CheckView",
    "DecideView",
    "IdentityView",
    "OwnNumberView",
    "PersonView",
    "PhotoView",
    "QueueView",
    "RefuseView",
    "RevealView",
]
