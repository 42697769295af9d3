"""Verbs about consents and policies."""

from marketplace.privacy.actions.agreement import agree, comment, decline
from marketplace.privacy.actions.consents import (
    agree_to_identity_data,
    choose_cookies,
    give,
    note_copy,
    withdraw,
)
from marketplace.privacy.actions.policies import (
    PolicyFacts,
    publish_policy_version,
    save_draft,
)

__all__ = [
    "PolicyFacts",
    "agree",
    "agree_to_identity_data",
    "choose_cookies",
    "comment",
    "decline",
    "give",
    "note_copy",
    "publish_policy_version",
    "save_draft",
    "withdraw",
]
