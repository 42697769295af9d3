"""What this app, and the sign-in it stands on, hold of people."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from marketplace.kernel.holdings import Holding

HOLDINGS: Final = (
    Holding(
        model="accounts.User",
        person="pk",
        fields=("email", "first_name", "last_name", "phone", "member_name", "country", "language"),
        purpose=_("To have an account and be named to the companies dealt with"),
        basis="contract",
        forget="anonymise",
        retain=_("As long as the account; names on trade records 3 years after completion"),
    ),
    Holding(
        model="accounts.User",
        person="pk",
        fields=("password",),
        purpose=_("To sign in; kept as a hash"),
        basis="contract",
        forget="erase",
        export=False,
        required=False,
    ),
    Holding(
        model="accounts.User",
        person="pk",
        fields=("age_confirmed_at", "date_joined", "last_login"),
        purpose=_("To show that an adult joined, and when"),
        basis="legal_obligation",
        forget="anonymise",
        retain=_("As long as the account"),
    ),
    Holding(
        model="accounts.IdentityCheck",
        person="person",
        fields=("person", "document_kind", "number_end", "expires_on", "document", "submitted_at"),
        purpose=_("To check that a real person acts"),
        basis="consent",
        forget="erase",
        retain=_("Until it is withdrawn or the account is closed"),
        required=False,
        sensitive=True,
    ),
    Holding(
        model="accounts.IdentityCheck",
        person="person",
        fields=("number_hash",),
        purpose=_("To notice one document in two accounts; a keyed hash"),
        basis="legitimate_interest",
        forget="erase",
        export=False,
        required=False,
    ),
    Holding(
        model="account.EmailAddress",
        person="user",
        fields=("email", "verified", "primary"),
        purpose=_("To prove the address and send codes"),
        basis="contract",
        forget="erase",
    ),
    Holding(
        model="mfa.Authenticator",
        person="user",
        fields=("type", "created_at", "last_used_at"),
        purpose=_("To ask for a second factor"),
        basis="contract",
        forget="erase",
        required=False,
    ),
    Holding(
        model="usersessions.UserSession",
        person="user",
        fields=("ip", "user_agent", "created_at", "last_seen_at"),
        purpose=_("To show and end sessions on other devices"),
        basis="legitimate_interest",
        forget="erase",
        retain=_("Until the session ends"),
    ),
)
NOT_PERSONAL: Final[dict[str, tuple[str, ...]]] = {}
