"""Forms of people: sign-up and sign-in, the person file, the identity document."""

from marketplace.accounts.forms.person import IdentityForm, PersonForm
from marketplace.accounts.forms.signing import SignInForm, SignUpForm

__all__ = ["IdentityForm", "PersonForm", "SignInForm", "SignUpForm"]
