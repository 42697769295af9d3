"""The ledger of consents, and the policies with their versions and comments."""

from marketplace.kernel.append_only import AppendOnlyError
from marketplace.privacy.models.comment import PolicyComment
from marketplace.privacy.models.consent import Consent
from marketplace.privacy.models.policy import Policy, PolicyVersion

__all__ = ["AppendOnlyError", "Consent", "Policy", "PolicyComment", "PolicyVersion"]
