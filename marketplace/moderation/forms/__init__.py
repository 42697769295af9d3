"""Forms of the platform's desk."""

from marketplace.moderation.forms.deciding import (
    ApproveForm,
    ReleaseForm,
    RemarkForm,
    SendBackForm,
    SourceForm,
)
from marketplace.moderation.forms.proofs import TaxProofForm
from marketplace.moderation.forms.registers import EndRuleForm, ListForm, RuleForm
from marketplace.moderation.forms.suspending import AppealForm, SuspendForm

__all__ = [
    "AppealForm",
    "ApproveForm",
    "EndRuleForm",
    "ListForm",
    "ReleaseForm",
    "RemarkForm",
    "RuleForm",
    "SendBackForm",
    "SourceForm",
    "SuspendForm",
    "TaxProofForm",
]
