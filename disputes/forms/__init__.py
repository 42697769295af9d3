"""What parties and moderators type about a dispute."""

from disputes.forms.exhibits import EvidenceForm
from disputes.forms.opening import OpenForm
from disputes.forms.parties import AppealForm, ProposeForm, SayForm
from disputes.forms.ruling import RuleForm, SecondLookForm

__all__ = [
    "AppealForm",
    "EvidenceForm",
    "OpenForm",
    "ProposeForm",
    "RuleForm",
    "SayForm",
    "SecondLookForm",
]
