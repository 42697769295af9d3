"""Forms of people: sign-up and sign-in, the person file, the identity document."""

from marketplace.accounts.forms.identity import (
    AcceptanceForm,
    IdentityForm,
    RefusalForm,
    RevealForm,
)
from marketplace.accounts.forms.person import PersonForm, PhotoForm
from marketplace.accounts.forms.signing import SignInForm, SignUpForm

__all__ = [
    "AcceptanceForm",
    "IdentityForm",
    "PersonForm",
    "PhotoForm",
    "RefusalForm",
    "RevealForm",
    "SignInForm",
    "SignUpForm",
]
